import type { Locale } from '../api/catalogue.js';
import { tagOf } from './locale.js';

/** A whole number in full: 1.234.567. */
export function formatCount(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf(locale), { maximumFractionDigits: 0 }).format(value);
}

/** A number for a narrow place: in full below 10,000, then 12,3 N, 4,5 Tr. */
export function formatShortCount(value: number, locale: Locale): string {
  if (Math.abs(value) < 10_000) return formatCount(value, locale);
  return new Intl.NumberFormat(tagOf(locale), {
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(value);
}

export function formatDecimal(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf(locale), { maximumFractionDigits: 2 }).format(value);
}

/** `share` is 0–1. */
export function formatShare(share: number, locale: Locale, digits = 1): string {
  return new Intl.NumberFormat(tagOf(locale), { style: 'percent', maximumFractionDigits: digits }).format(
    share,
  );
}

export function formatMoney(value: number, locale: Locale, short: boolean): string {
  return new Intl.NumberFormat(tagOf(locale), {
    style: 'currency',
    currency: 'VND',
    maximumFractionDigits: short ? 1 : 0,
    notation: short ? 'compact' : 'standard',
  }).format(value);
}
