import type { PlatformDays } from './platform-days.js';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** What the store's seconds can hold. */
const MAX_SECONDS = 4_294_967_295;

/**
 * An ISO 8601 time as articles state it, epoch seconds. Without an offset it is local time of the platform, as on a
 * newspaper's page. Undefined when it cannot be read: a wrong date must not cost the page view.
 */
export function publishedTime(text: string, days: PlatformDays): number | undefined {
  const match = ISO.exec(text.trim());
  if (!match) return undefined;
  const [, date = '', time = '00:00', zone] = match;
  const utcMs = Date.parse(
    `${date}T${time}${zone ? zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase() : 'Z'}`,
  );
  if (Number.isNaN(utcMs)) return undefined;
  const seconds = Math.floor((zone ? utcMs : days.instantOf(utcMs)) / 1000);
  return seconds >= 0 && seconds <= MAX_SECONDS ? seconds : undefined;
}
