import { Weighted } from './weighted.js';

/** The way a visit came in. Names of channels are the product's; `ref` and `query` are what the page sees of it. */
export interface Source {
  channel:
    'direct' | 'search' | 'social' | 'messaging' | 'aggregator' | 'newsletter' | 'campaign' | 'ai_assistant';
  /** Referrer address; a direct visit has none. */
  ref?: string;
  /** Query string that the link carries. */
  query?: string;
}

const DIRECT: Source = { channel: 'direct' };
const NEWSLETTER: Source = {
  channel: 'newsletter',
  query: '?utm_source=ban-tin-sang&utm_medium=email&utm_campaign=diem-tin',
};

const SOURCES: readonly (readonly [Source, number])[] = [
  [{ channel: 'search', ref: 'https://www.google.com/' }, 22],
  [{ channel: 'search', ref: 'https://www.google.com.vn/' }, 6],
  [{ channel: 'search', ref: 'https://coccoc.com/search' }, 5],
  [{ channel: 'search', ref: 'https://www.bing.com/' }, 1.5],
  [{ channel: 'social', ref: 'https://m.facebook.com/' }, 9],
  [{ channel: 'social', ref: 'https://l.facebook.com/' }, 8],
  [{ channel: 'social', ref: 'https://www.tiktok.com/' }, 3],
  [{ channel: 'social', ref: 'https://www.youtube.com/' }, 2.5],
  [{ channel: 'social', ref: 'https://t.co/' }, 0.6],
  [{ channel: 'messaging', ref: 'https://chat.zalo.me/' }, 7],
  [{ channel: 'aggregator', ref: 'https://baomoi.com/' }, 8],
  [{ channel: 'aggregator', ref: 'https://news.google.com/' }, 3],
  [NEWSLETTER, 2.5],
  [
    {
      channel: 'campaign',
      ref: 'https://m.facebook.com/',
      query: '?utm_source=facebook&utm_medium=cpc&utm_campaign=doc-gia-moi',
    },
    1.4,
  ],
  [{ channel: 'ai_assistant', ref: 'https://chatgpt.com/' }, 1.2],
  [{ channel: 'ai_assistant', ref: 'https://gemini.google.com/' }, 0.6],
  [{ channel: 'ai_assistant', ref: 'https://www.perplexity.ai/' }, 0.2],
  [DIRECT, 18],
];

/** Where readers without a habit come from. */
export const passingSources = Weighted.of(SOURCES);

/** Where regular readers come from: mostly their bookmark, the newsletter or a link that a friend sent. */
export const habitualSources = Weighted.of([
  [DIRECT, 62],
  [NEWSLETTER, 8],
  ...SOURCES.map(([source, weight]) => [source, weight * 0.3] as const),
]);
