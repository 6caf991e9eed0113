import type { Locale } from '../api/catalogue.js';
import type { Granularity } from '../api/query.js';
import { tagOf } from './locale.js';

/**
 * Bucket times come as local wall-clock time with their offset (`2026-11-23T10:00:00+07:00`). Reading the wall-clock
 * part as UTC and writing it as UTC keeps it what the outlet's clock showed, wherever the browser is.
 */
function wallClock(iso: string): Date {
  const local = iso.slice(0, 19).replace(' ', 'T');
  return new Date(local.length === 10 ? `${local}T00:00:00Z` : `${local.slice(0, 16)}:00Z`);
}

function write(date: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tagOf(locale), { timeZone: 'UTC', ...options }).format(date);
}

/** A bucket's start for an axis. */
export function formatBucket(iso: string, grain: Granularity, locale: Locale, manyDays: boolean): string {
  const date = wallClock(iso);
  switch (grain) {
    case 'minute':
    case 'hour': {
      const hour = write(date, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
      return manyDays ? `${hour} ${write(date, locale, { day: 'numeric', month: 'numeric' })}` : hour;
    }
    case 'day':
    case 'week':
      return write(date, locale, { day: 'numeric', month: 'numeric' });
    case 'month':
      return write(date, locale, { month: 'numeric', year: 'numeric' });
  }
}

/** A bucket in full, for a tooltip: Thứ Hai, 23/11 · 10:00. */
export function formatBucketFull(iso: string, grain: Granularity, locale: Locale): string {
  const date = wallClock(iso);
  if (grain === 'month') return write(date, locale, { month: 'long', year: 'numeric' });
  const day = write(date, locale, { weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' });
  if (grain === 'day' || grain === 'week') return day;
  return `${day} · ${write(date, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** A `YYYY-MM-DD` range: 17–23/11/2026. */
export function formatRange([from, to]: readonly [string, string], locale: Locale): string {
  const full: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'numeric', year: 'numeric' };
  const end = write(wallClock(to), locale, full);
  if (from === to) return end;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const start = write(wallClock(from), locale, sameYear ? { day: 'numeric', month: 'numeric' } : full);
  return `${start} – ${end}`;
}

/** An instant as the platform's clock shows it: 10:42:05, or with its day when `withDay`. */
export function formatInstant(iso: string, locale: Locale, timeZone: string, withDay = false): string {
  return new Intl.DateTimeFormat(tagOf(locale), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(withDay ? { day: 'numeric', month: 'numeric', year: 'numeric' } : {}),
  }).format(new Date(iso));
}
