/** The wire event, version 1: what a page, a player or a server sends to `POST /v1/events`. */

export const EVENT_TYPES = ['pageview', 'engagement', 'media', 'conversion'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface WireArticle {
  id?: string;
  title?: string;
  authors?: string[];
  section?: string;
  tags?: string[];
  /** ISO 8601 date-time, as JSON-LD gives it. */
  published_at?: string;
  modified_at?: string;
  word_count?: number;
  /** Content type: news, opinion, video, audio, live, … */
  type?: string;
  /** free, metered, subscriber, … */
  access?: string;
}

export interface WireMedia {
  id: string;
  kind: 'audio' | 'video' | 'live';
  title?: string;
  duration_ms?: number;
  /** Cumulative played intervals of this page view, in ms of media time. */
  played: [fromMs: number, toMs: number][];
}

export interface WireConversion {
  kind: string;
  value?: number;
  /** ISO 4217 code. */
  currency?: string;
}

/** The reader's connection, given by a server that speaks for a reader. Needs an API key; the address is never stored. */
export interface WireClient {
  ip?: string;
  user_agent?: string;
}

export interface WireEvent {
  type: EventType;
  /** Public site key. */
  site: string;
  /** UUID made by the client, the same on a retry: the deduplication key. */
  id: string;
  /** Client time, epoch ms. */
  ts: number;
  /** UUID of the page view that the event belongs to; optional on a conversion only. */
  pv?: string;
  url?: string;
  ref?: string;
  title?: string;
  article?: WireArticle;
  /** Cumulative engaged time of the page view, ms. */
  engaged_ms?: number;
  /** Deepest scroll of the page view so far, 0–100. */
  scroll_pct?: number;
  media?: WireMedia;
  conversion?: WireConversion;
  /** `analytics` allows the first-party identifier `vid`. */
  consent?: 'analytics';
  vid?: string;
  lang?: string;
  /** Screen size, `WxH`. */
  screen?: string;
  props?: Record<string, string>;
  client?: WireClient;
}

/** An event's origin decides which counting rules apply to it (methodology, "Repeated requests"). */
export const EVENT_SOURCES = ['browser', 'server', 'access_log'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** The longest request body form; a bare event or an array are accepted too. */
export interface WireBatch {
  events: WireEvent[];
  /** The client's clock when it sent the batch, epoch ms: lets the server correct a wrong clock. */
  sent_at?: number;
  /** Only with an API key; defaults to `server` with one and `browser` without. */
  source?: EventSource;
}
