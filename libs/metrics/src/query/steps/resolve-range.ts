import { DateTime } from 'luxon';
import type { Step, TimeRange } from '../plan.js';
import { QueryError, type Comparison, type Granularity } from '../request.js';

const DAY_MS = 86_400_000;
/** When summer time ends. */
const LONGEST_DAY_MS = 25 * 3_600_000;
/** Longest range of each granularity, days: a bound on the rows of an answer and on a raw scan. */
const MOST_DAYS: Record<Granularity | 'none', number> = {
  minute: 2,
  hour: 93,
  day: 1100,
  week: 3700,
  month: 3700,
  none: 3700,
};
const EARLIEST_YEAR = 1995;

interface Bound {
  at: DateTime;
  isDay: boolean;
}

function bound(text: string, timezone: string, index: number): Bound {
  const field = `date_range[${index}]`;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/.test(text);
  const at = DateTime.fromISO(text, { zone: timezone });
  if ((!isDay && !isTime) || !at.isValid) {
    throw new QueryError(
      field,
      'a date such as 2026-11-01 or a date-time such as 2026-11-01T08:00:00+07:00 is expected',
    );
  }
  if (at.year < EARLIEST_YEAR || at.year > 2200) {
    throw new QueryError(field, `a year from ${EARLIEST_YEAR} to 2200 is expected`);
  }
  return { at, isDay };
}

/** Turns the asked range into instants, and holds it to what can be answered. */
export const resolveRange: Step = (plan, request) => {
  const [first, last] = request.date_range.map((text, index) => bound(text, plan.timezone, index));
  if (!first || !last) throw new QueryError('date_range', 'two dates are expected');
  const range: TimeRange = {
    from: first.at.toJSDate(),
    to: (last.isDay ? last.at.plus({ days: 1 }) : last.at).toJSDate(),
  };
  if (range.from >= range.to) throw new QueryError('date_range', 'the first date lies after the second');
  const most = MOST_DAYS[plan.granularity ?? 'none'];
  if (range.to.getTime() - range.from.getTime() > most * DAY_MS + 3_600_000) {
    throw new QueryError(
      'date_range',
      `at most ${most} days${plan.granularity ? ` by ${plan.granularity}` : ''}`,
    );
  }
  return { ...plan, range };
};

/** The range that a range is compared with: as many days just before, or the same dates a year before. */
export function comparedRange(range: TimeRange, comparison: Comparison, timezone: string): TimeRange {
  const from = DateTime.fromJSDate(range.from, { zone: timezone });
  const to = DateTime.fromJSDate(range.to, { zone: timezone });
  if (comparison === 'previous_year')
    return { from: from.minus({ years: 1 }).toJSDate(), to: to.minus({ years: 1 }).toJSDate() };
  const days = to.diff(from, 'days').days;
  const wholeDays = Number.isInteger(days);
  return {
    from: (wholeDays ? from.minus({ days }) : from.minus(to.diff(from))).toJSDate(),
    to: range.from,
  };
}

/**
 * As much of another day as there is of a day that is not over: until noon, a day is compared with the other until noon. A longer
 * range that ends today is compared whole, because its other days outweigh the one that is missing hours, and rollups answer it.
 * @param reachedUntil the instant up to which there are figures
 */
export function elapsedRange(range: TimeRange, other: TimeRange, reachedUntil: Date): TimeRange {
  const elapsedMs = reachedUntil.getTime() - range.from.getTime();
  const isOneDay = range.to.getTime() - range.from.getTime() <= LONGEST_DAY_MS;
  if (!isOneDay || elapsedMs <= 0 || reachedUntil >= range.to) return other;
  return { from: other.from, to: new Date(Math.min(other.from.getTime() + elapsedMs, other.to.getTime())) };
}
