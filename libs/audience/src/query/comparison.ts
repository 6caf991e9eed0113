import { fitStatement, type Plan, type TimeRange } from '@nhipbao/metrics';
import { DateTime } from 'luxon';
import type { Row } from '../select-rows.js';
import type { Cell } from './answer.js';

/** The same question about another range: by time alone as it stands, else of the rows at hand. */
export function comparedPlan(plan: Plan, range: TimeRange, rows: Row[]): Plan {
  const filters = plan.dimensions
    .filter((d) => d.name !== 'title' && rows.length > 0)
    .map((dimension) => ({
      dimension,
      op: 'is' as const,
      values: [...new Set(rows.map((row) => String(row[dimension.name] ?? '')))],
    }))
    // Many values are not listed: the other side is then read whole, and what has no counterpart is left out.
    .filter(({ values }) => fitStatement(values));
  // The rows at hand say which values are compared, so their own paging must not cut the other side.
  return { ...plan, range, filters: [...plan.filters, ...filters], offset: 0, limit: 50_000 };
}

/**
 * What makes two rows the same of two ranges: the place of the bucket in its range, and the values of the dimensions without
 * labels (an article may have had another title).
 */
export function comparisonKey(cells: Cell[], index: number, plan: Plan): string {
  const dimensions = cells.slice(
    plan.granularity ? 1 : 0,
    (plan.granularity ? 1 : 0) + plan.dimensions.length,
  );
  const values = dimensions.filter(
    (_, i) => plan.dimensions[i]?.name !== 'title' || plan.dimensions.length === 1,
  );
  if (!plan.granularity) return JSON.stringify(values);
  if (plan.dimensions.length === 0) return String(index);
  return JSON.stringify([bucketIndex(String(cells[0]), plan), ...values]);
}

function bucketIndex(time: string, plan: Plan): number {
  const unit = plan.granularity ?? 'day';
  const start = DateTime.fromJSDate(plan.range.from, { zone: plan.timezone }).startOf(unit);
  return Math.round(DateTime.fromISO(time, { zone: plan.timezone }).diff(start, unit).as(unit));
}
