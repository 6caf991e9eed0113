const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The platform's time zone: Vietnam, UTC+7 the whole year. */
const OFFSET_MS = 7 * HOUR_MS;

/** Days since 1970 on the reader's calendar. */
export function localDayOf(ts: number): number {
  return Math.floor((ts + OFFSET_MS) / DAY_MS);
}

/** Hours since 1970 on the reader's clock. */
export function localHourOf(ts: number): number {
  return Math.floor((ts + OFFSET_MS) / HOUR_MS);
}

/** The day that begins at four in the morning, when almost nobody reads: no visit is carried over its end. */
export function sessionDayOf(ts: number): number {
  return Math.floor((ts + OFFSET_MS - 4 * HOUR_MS) / DAY_MS);
}

/** `2026-11-01` */
export function dayName(localDay: number): string {
  return new Date(localDay * DAY_MS).toISOString().slice(0, 10);
}

/** `2026-11-01T07` */
export function hourName(localHour: number): string {
  return new Date(localHour * HOUR_MS).toISOString().slice(0, 13);
}
