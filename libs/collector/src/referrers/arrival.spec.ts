import { describe, expect, it } from '@jest/globals';
import { classifyArrival, type ArrivalFacts } from './arrival.js';

const arrive = (facts: Partial<ArrivalFacts>) => {
  const { channel, platform, platform_origin } = classifyArrival({
    referrerHost: '',
    internal: false,
    query: '',
    ...facts,
  });
  return [channel, platform, platform_origin];
};

describe('an arrival by referrer', () => {
  it.each([
    ['', 'direct', '', ''],
    ['google.com', 'search', 'Google', 'foreign'],
    ['google.com.vn', 'search', 'Google', 'foreign'],
    ['news.google.com', 'aggregator', 'Google News', 'foreign'],
    ['docs.google.com', 'other', '', ''],
    ['gemini.google.com', 'ai_assistant', 'Gemini', 'foreign'],
    ['mail.google.com', 'newsletter', 'Gmail', 'foreign'],
    ['com.google.android.googlequicksearchbox', 'search', 'Google', 'foreign'],
    ['google.evil.example', 'other', '', ''],
    ['coccoc.com', 'search', 'Cốc Cốc', 'domestic'],
    ['bing.com', 'search', 'Bing', 'foreign'],
    ['vn.search.yahoo.com', 'search', 'Yahoo!', 'foreign'],
    ['duckduckgo.com', 'search', 'DuckDuckGo', 'foreign'],
    ['m.facebook.com', 'social', 'Facebook', 'foreign'],
    ['l.facebook.com', 'social', 'Facebook', 'foreign'],
    ['tiktok.com', 'social', 'TikTok', 'foreign'],
    ['youtube.com', 'social', 'YouTube', 'foreign'],
    ['t.co', 'social', 'X', 'foreign'],
    ['x.com', 'social', 'X', 'foreign'],
    ['netflix.com', 'other', '', ''],
    ['lotus.vn', 'social', 'Lotus', 'domestic'],
    ['gapo.vn', 'social', 'Gapo', 'domestic'],
    ['zalo.me', 'messaging', 'Zalo', 'domestic'],
    ['chat.zalo.me', 'messaging', 'Zalo', 'domestic'],
    ['oa.zalo.me', 'messaging', 'Zalo', 'domestic'],
    ['com.zing.zalo', 'messaging', 'Zalo', 'domestic'],
    ['mocha.com.vn', 'messaging', 'Mocha', 'domestic'],
    ['web.telegram.org', 'messaging', 'Telegram', 'foreign'],
    ['org.telegram.messenger', 'messaging', 'Telegram', 'foreign'],
    ['baomoi.com', 'aggregator', 'Báo Mới', 'domestic'],
    ['m.baomoi.com', 'aggregator', 'Báo Mới', 'domestic'],
    ['vtcnow.vn', 'aggregator', 'VTC Now', 'domestic'],
    ['mytv.com.vn', 'aggregator', 'MyTV', 'domestic'],
    ['m.dailyhunt.in', 'aggregator', 'Dailyhunt', 'foreign'],
    ['flipboard.com', 'aggregator', 'Flipboard', 'foreign'],
    ['momo.vn', 'other', 'MoMo', 'domestic'],
    ['znews.vn', 'other', 'Znews', 'domestic'],
    ['chatgpt.com', 'ai_assistant', 'ChatGPT', 'foreign'],
    ['perplexity.ai', 'ai_assistant', 'Perplexity', 'foreign'],
    ['vnexpress.net', 'other', '', ''],
  ])('from %s is %s, %s, %s', (referrerHost, channel, platform, origin) => {
    expect(arrive({ referrerHost })).toEqual([channel, platform, origin]);
  });
});

describe('an arrival by what the address says', () => {
  it.each([
    ['a newsletter', 'utm_source=ban-tin-sang&utm_medium=email', '', 'newsletter', ''],
    ['a newsletter read in Gmail', 'utm_medium=newsletter', 'mail.google.com', 'newsletter', 'Gmail'],
    ['a search advertisement', 'gclid=abc', 'google.com', 'campaign', 'Google'],
    ['a paid post', 'utm_source=facebook&utm_medium=paid_social', 'm.facebook.com', 'campaign', 'Facebook'],
    ['a banner', 'utm_source=vnexpress&utm_medium=banner', 'vnexpress.net', 'campaign', ''],
    [
      'a post of the Zalo account',
      'utm_source=zalo&utm_medium=zalo&utm_campaign=zalo',
      '',
      'messaging',
      'Zalo',
    ],
    ['a post of the Facebook page', 'utm_source=fb&utm_medium=fanpage', '', 'social', 'Facebook'],
    ['an answer of ChatGPT', 'utm_source=chatgpt.com', '', 'ai_assistant', 'ChatGPT'],
    ['Cốc Cốc without its accents', 'utm_source=coc-coc', '', 'search', 'Cốc Cốc'],
    ['a link shared in Zalo', 'zarsrc=30', '', 'messaging', 'Zalo'],
    ['a link shared on Facebook', 'fbclid=IwAR0', '', 'social', 'Facebook'],
    ['any other campaign', 'utm_source=doi-tac&utm_campaign=tet', '', 'campaign', ''],
    ['a parameter that means nothing', 'page=2', 'google.com', 'search', 'Google'],
  ])('is %s', (_what, query, referrerHost, channel, platform) => {
    expect(arrive({ query, referrerHost }).slice(0, 2)).toEqual([channel, platform]);
  });

  it('keeps the campaign as it is written', () => {
    const query = 'utm_source=B%C3%A1o%20M%E1%BB%9Bi&utm_medium=App&utm_campaign=T%E1%BA%BFt';
    expect(classifyArrival({ referrerHost: '', internal: false, query })).toMatchObject({
      channel: 'aggregator',
      utm_source: 'Báo Mới',
      utm_medium: 'App',
      utm_campaign: 'Tết',
    });
  });
});

describe('other arrivals', () => {
  it('are internal from the site itself, whatever the address says', () => {
    expect(arrive({ internal: true, referrerHost: 'songhong.vn', query: 'utm_source=zalo' })).toEqual([
      'internal',
      '',
      '',
    ]);
  });

  it('come from the app that shows the page, when nothing else is known', () => {
    expect(arrive({ inAppPlatform: 'Zalo' })).toEqual(['messaging', 'Zalo', 'domestic']);
    expect(arrive({ inAppPlatform: 'Facebook', referrerHost: 'google.com' })).toEqual([
      'search',
      'Google',
      'foreign',
    ]);
  });
});
