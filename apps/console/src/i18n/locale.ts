import type { Locale } from '../api/catalogue.js';

const STORAGE_KEY = 'nhipbao.locale';

/** Vietnamese unless the reader once chose English. */
export function rememberedLocale(): Locale {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi';
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(STORAGE_KEY, locale);
}

/** The BCP 47 tag by which numbers and dates are written. */
export function tagOf(locale: Locale): string {
  return locale === 'vi' ? 'vi-VN' : 'en-GB';
}
