import type { Granularity } from '../../api/query.js';

/** Inclusive `YYYY-MM-DD` days. */
export type DateRange = [from: string, to: string];

export const PRESETS = ['today', 'yesterday', '7d', '28d', '30d', 'month'] as const;
export type Preset = (typeof PRESETS)[number];
export type Period = Preset | { from: string; to: string };

/** The platform counts its days in this zone unless an answer says otherwise. */
export const PLATFORM_TIME_ZONE = 'Asia/Ho_Chi_Minh';

const DAY_MS = 86_400_000;

/** The calendar day of an instant on the platform's clock. */
export function dayOf(instant: Date, timeZone = PLATFORM_TIME_ZONE): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

/** The days that a range of instants covers, the last instant not included. */
export function daysOf([from, to]: readonly [string, string]): DateRange {
  return [dayOf(new Date(from)), dayOf(new Date(Date.parse(to) - 1))];
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysIn([from, to]: DateRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** The days of a period; a span of days ends with today, so that the newest figures are in sight. */
export function rangeOf(period: Period, today: string): DateRange {
  if (typeof period === 'object') return [period.from, period.to];
  switch (period) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case '7d':
      return [addDays(today, -6), today];
    case '28d':
      return [addDays(today, -27), today];
    case '30d':
      return [addDays(today, -29), today];
    case 'month':
      return [`${today.slice(0, 8)}01`, today];
  }
}

/** The steps of time in which a range is readable, the usual one first. */
export function grainsFor(range: DateRange): readonly [Granularity, ...Granularity[]] {
  const days = daysIn(range);
  if (days === 1) return ['hour', 'minute'];
  if (days <= 2) return ['hour', 'day'];
  if (days <= 14) return ['day', 'hour'];
  if (days <= 92) return ['day', 'week'];
  if (days <= 400) return ['week', 'day', 'month'];
  return ['month', 'week'];
}
