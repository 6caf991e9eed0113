/** The breakdown cards and the dimensions that each can show, the first one by default. */
export const CARDS = {
  content: ['article', 'section', 'author', 'tag'],
  source: ['channel', 'referrer', 'platform', 'platform_origin'],
  place: ['country', 'province'],
  device: ['device', 'browser', 'os'],
  flow: ['entry_page', 'exit_page'],
  outlet: ['outlet'],
} as const;

export type CardId = keyof typeof CARDS;
export type CardDimension = (typeof CARDS)[CardId][number];
export const CARD_IDS = [
  'content',
  'source',
  'place',
  'device',
  'flow',
  'outlet',
] as const satisfies CardId[];

/** What a page's cards are: an outlet's own, and those that hold no outlet's confidential figures. */
export const OUTLET_CARDS = ['content', 'source', 'place', 'device', 'flow'] as const satisfies CardId[];
export const SECTOR_CARDS = ['source', 'place', 'device'] as const satisfies CardId[];
/** Those who see every outlet may also compare them. */
export const OPERATOR_CARDS = ['outlet', ...SECTOR_CARDS] as const satisfies CardId[];

/** Dimensions that could single out an outlet: not for those who see sums only. */
export const SINGLES_OUT: readonly string[] = ['referrer', 'entry_page', 'exit_page'];

/** Dimensions whose values are estimates and are marked so. */
export const ESTIMATED: readonly string[] = ['province'];

/** Headline figures in the order of reading. */
export const HEADLINE_METRICS = [
  'pageviews',
  'visits',
  'visitors',
  'engaged_time',
  'engaged_time_per_pageview',
  'bounce_rate',
  'recirculation',
  'articles_read',
] as const;
export const ROBOT_METRICS = ['robot_pageviews', 'robot_share'] as const;

/** Metrics that a breakdown can be read by, and the columns of its full table. */
export const BREAKDOWN_METRICS = [
  'pageviews',
  'visits',
  'visitors',
  'engaged_time',
  'engaged_time_per_pageview',
  'bounce_rate',
  'scroll_depth',
  'recirculation',
  'articles_read',
  'articles_completed',
] as const;

/** Metrics of which less is better. */
export const LOWER_IS_BETTER: readonly string[] = ['bounce_rate'];
