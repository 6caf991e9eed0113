import type { Locale } from '../api/catalogue.js';
import { formatCount, formatDecimal, formatShortCount } from './format-number.js';

const HOUR_WORDS = { vi: ' giờ', en: ' h' } as const;
const MINUTE_WORDS = { vi: ' phút', en: ' min' } as const;

/** A length of time in ms: m:ss below an hour, then hours and minutes; short: hours to a tenth, whole from 100 on. */
export function formatDuration(ms: number, locale: Locale, short = true): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const hours = Math.floor(seconds / 3600);
  if (short) {
    const exact = seconds / 3600;
    const text =
      exact >= 100 ? formatShortCount(exact, locale) : formatDecimal(Math.round(exact * 10) / 10, locale);
    return text + HOUR_WORDS[locale];
  }
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${formatCount(hours, locale)}${HOUR_WORDS[locale]} ${minutes}${MINUTE_WORDS[locale]}`;
}
