import { LRUCache } from 'lru-cache';
import type { PlatformDays } from './platform-days.js';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** What the store's seconds can hold. */
const MAX_SECONDS = 4_294_967_295;

interface StatedTime {
  /** As if it were UTC when there is no offset. */
  utcMs: number;
  hasOffset: boolean;
}

// All readers of an article state its time.
const stated = new LRUCache<string, StatedTime>({ max: 5000 });
const MAX_CACHED_LENGTH = 40;

/**
 * An ISO 8601 time as articles state it, epoch seconds. Without an offset it is local time of the platform, as on a
 * newspaper's page. Undefined when it cannot be read: a wrong date must not cost the page view.
 */
export function publishedTime(text: string, days: PlatformDays): number | undefined {
  let time = stated.get(text);
  if (!time) {
    time = readStatedTime(text.trim());
    if (!time) return undefined;
    if (text.length <= MAX_CACHED_LENGTH) stated.set(text, time);
  }
  const seconds = Math.floor((time.hasOffset ? time.utcMs : days.instantOf(time.utcMs)) / 1000);
  return seconds >= 0 && seconds <= MAX_SECONDS ? seconds : undefined;
}

function readStatedTime(text: string): StatedTime | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, date = '', time = '00:00', offset] = match;
  const zone = offset?.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase() ?? 'Z';
  const utcMs = Date.parse(`${date}T${time}${zone}`);
  return Number.isNaN(utcMs) ? undefined : { utcMs, hasOffset: offset !== undefined };
}
