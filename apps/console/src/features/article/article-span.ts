import type { Granularity } from '../../api/query.js';
import { addDays, daysIn, type DateRange } from '../overview/calendar.js';

/** How much of an article's life is shown: its first one, two or seven calendar days, or all of it. */
export const SPANS = ['all', '1', '2', '7'] as const;
export type Span = (typeof SPANS)[number];

const LOOK_BACK_DAYS = 90;
const HOURLY_DAYS = 7;

/** The days in which an article's first view is looked for. */
export function lifetime(today: string): DateRange {
  return [addDays(today, 1 - LOOK_BACK_DAYS), today];
}

/** The days from the first view on, and the step that keeps them readable: hours for the first week. */
export function spanOf(
  span: Span,
  firstDay: string,
  today: string,
): { range: DateRange; grain: Granularity } {
  const last = span === 'all' ? today : addDays(firstDay, Number(span) - 1);
  const range: DateRange = [firstDay, last > today ? today : last];
  return { range, grain: daysIn(range) <= HOURLY_DAYS ? 'hour' : 'day' };
}
