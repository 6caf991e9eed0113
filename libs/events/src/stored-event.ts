import type { EventSource, EventType } from './wire-event.js';

/**
 * One accepted event as the log carries it and as the `events` table stores it: the classified facts, no address.
 * Field names are the column names, so a record in the log is a JSONEachRow line as it stands.
 * Absent fields take the column's default.
 */
export interface StoredEvent {
  type: EventType;
  outlet_id: number;
  site_id: number;
  event_id: string;
  /** The page view that the event belongs to; a conversion without one has its own id here. */
  pv: string;
  /** Corrected client time, epoch ms. */
  ts: number;
  /** Server time of the request, epoch ms. */
  received_at: number;
  /** `YYYY-MM-DD` of (ts − 4 h) in the platform's time zone: the unit within which visits are formed. */
  session_day: string;
  /** Keyed hash of the reader within the outlet: unsigned 64-bit, decimal. */
  visitor: string;
  /** 1 when the key rests on a consented first-party identifier, 0 when it is good for the day only. */
  consented: 0 | 1;
  source: EventSource;
  /** Empty for a human; else the reason, such as `robot_declared`. */
  traffic: string;
  /** Version of the rules that set `traffic`, channel and place. */
  rule_version: number;

  /** Host and path of the page, no query string. */
  page?: string;
  title?: string;
  article_id?: string;
  authors?: string[];
  section?: string;
  tags?: string[];
  content_type?: string;
  access?: string;
  /** Epoch seconds. */
  published_at?: number;
  modified_at?: number;
  word_count?: number;

  /** direct, internal, search, social, messaging, aggregator, newsletter, campaign, ai_assistant, other. */
  channel?: string;
  /** Host of the referrer, without `www.`. */
  referrer?: string;
  /** The referrer's platform, such as Google, Zalo, Facebook. */
  platform?: string;
  /** `domestic`, `foreign` or empty when unknown or there is none. */
  platform_origin?: string;
  utm_source?: string;
  utm_medium?: string;
  utm_campaign?: string;

  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** Estimate from the address. */
  province?: string;
  /** mobile, tablet, desktop, tv, other. */
  device?: string;
  browser?: string;
  os?: string;
  lang?: string;
  screen?: string;

  engaged_ms?: number;
  scroll_pct?: number;

  media_id?: string;
  media_kind?: string;
  media_title?: string;
  media_duration_ms?: number;
  media_played?: [number, number][];

  conversion_kind?: string;
  conversion_value?: number;
  conversion_currency?: string;

  props?: Record<string, string>;
}

/** Events that a request carried and the collector refused: kept as a count with its reason, never as content. */
export interface Rejection {
  /** Names the record: one that had to be appended twice, because an answer was lost, is counted once. */
  rejection_id: string;
  /** 0 when the site is unknown. */
  outlet_id: number;
  site_id: number;
  received_at: number;
  reason: RejectReason;
  /** How many events of one request were refused for this reason. */
  events: number;
}

/** Every reason for which the collector refuses an event. */
export const REJECT_REASONS = [
  'invalid',
  'unknown_site',
  'site_paused',
  'forbidden',
  'wrong_origin',
  'rate_limited',
  'too_old',
  'in_future',
  'too_deep',
  'too_large',
  'staff',
  'opted_out',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];
