import { describe, expect, it } from '@jest/globals';
import { Agents } from './agents.js';

const agents = new Agents();
const read = (userAgent: string) => agents.of(userAgent);

describe('readers', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
      'desktop',
      'Chrome',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/138.0.230 Chrome/132.0.0.0 Safari/537.36',
      'desktop',
      'Cốc Cốc',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'mobile',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1',
      'tablet',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
      'mobile',
      'Samsung Internet for Android',
      'Android',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 Zalo android/12100736',
      'mobile',
      'Zalo',
      'Android',
    ],
    [
      'Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) 94.0.4606.31/7.0 TV Safari/537.36',
      'tv',
      'Tizen',
      'Tizen',
    ],
    [
      'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.211 Safari/537.36 WebAppManager',
      'tv',
      'WebOS Browser',
      'WebOS',
    ],
  ])('are no robots: %s', (userAgent, device, browser, os) => {
    expect(read(userAgent)).toMatchObject({ device, browser, os, robot: '' });
  });

  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/520.0]',
      'Facebook',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/512.0;]',
      'Messenger',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/24.9',
      'Zalo',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36 trill_390000 BytedanceWebview/d8a21c6',
      'TikTok',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', undefined],
  ])('come with their app: %s', (userAgent, app) => {
    expect(read(userAgent).app).toBe(app);
  });
});

describe('others', () => {
  it.each([
    ['', 'no_agent'],
    ['-', 'no_agent'],
    ['curl/8.5.0', 'non_browser_agent'],
    ['python-requests/2.32.3', 'non_browser_agent'],
    ['Go-http-client/2.0', 'non_browser_agent'],
    ['okhttp/4.12.0', 'non_browser_agent'],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'robot_declared'],
    ['Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)', 'robot_declared'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
      'robot_declared',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/139.0.0.0 Safari/537.36',
      'robot_declared',
    ],
    ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'robot_declared'],
  ])('are classified: "%s" is %s', (userAgent, robot) => {
    expect(read(userAgent).robot).toBe(robot);
  });

  it('costs no more for an agent without end', () => {
    expect(read(`Mozilla/5.0 ${'x'.repeat(100_000)}`)).toBe(read(`Mozilla/5.0 ${'x'.repeat(90_000)}`));
  });
});
