import type { Locale, Unit } from '../api/catalogue.js';
import { formatDuration } from './format-duration.js';
import { formatCount, formatDecimal, formatMoney, formatShare, formatShortCount } from './format-number.js';

/** What stands where the API gives no value, such as a ratio over nothing. */
export const NO_VALUE = '–';

/** A metric's value as a person reads it; `short` abbreviates what is long. */
export function formatMetric(value: number | null, unit: Unit, locale: Locale, short = true): string {
  if (value === null || !Number.isFinite(value)) return NO_VALUE;
  switch (unit) {
    case 'ms':
      return formatDuration(value, locale, short);
    case 'ratio':
      return formatShare(value, locale);
    case 'percent':
      return formatShare(value / 100, locale);
    case 'number':
      return formatDecimal(value, locale);
    case 'currency':
      return formatMoney(value, locale, short);
    case 'count':
      return short ? formatShortCount(value, locale) : formatCount(value, locale);
  }
}

/** Ratios cannot be added up, so they have no share of a whole. */
export function isAdditive(unit: Unit): boolean {
  return unit === 'count' || unit === 'ms' || unit === 'currency';
}
