import { DateTime } from 'luxon';
import { splitLabel } from '../../compile/label.js';
import { isRolledMetric } from '../../catalogue/metrics.js';
import type { Dimension } from '../../catalogue/types.js';
import type { Plan, Source, Step } from '../plan.js';

/** Dimensions that are keys of every rollup cell and need no breakdown of their own. */
const isKey = (dimension: Dimension): boolean => dimension.name === 'outlet' || dimension.name === 'site';

const isRolled = ({ rollup }: Dimension, { granularity }: Plan): boolean =>
  rollup === 'hour' || (rollup === 'day' && granularity !== 'hour');

/** The one dimension whose cells can answer the plan: null for the total, undefined when there is none. */
export function rolledDimension(plan: Plan): Dimension | null | undefined {
  const broken = splitLabel(plan.dimensions).grouped.filter((d) => !isKey(d));
  const filtered = plan.filters.filter(({ dimension }) => dimension.name !== 'outlet');
  if (filtered.some(({ dimension }) => isKey(dimension)) || broken.length > 1) return undefined;
  const [dimension] = broken;
  if (dimension)
    return isRolled(dimension, plan) && filtered.every((f) => f.dimension === dimension)
      ? dimension
      : undefined;
  const [filter] = filtered;
  if (!filter) return null;
  // Cells of several values cannot be added: one reader may be in each of them.
  const one = filtered.length === 1 && filter.op === 'is' && filter.values.length === 1;
  return one && isRolled(filter.dimension, plan) ? filter.dimension : undefined;
}

function startsUnit(instant: Date, timezone: string, unit: 'day' | 'hour'): boolean {
  const local = DateTime.fromJSDate(instant, { zone: timezone });
  return local.startOf(unit).toMillis() === local.toMillis();
}

/** Rollups answer whatever their cells hold exactly; page views answer the rest. */
export const chooseSource: Step = (plan, _request, context) => ({
  ...plan,
  source: sourceOf(plan, context.platformTimezone),
});

function sourceOf(plan: Plan, platformTimezone: string): Source {
  if (plan.timezone !== platformTimezone || rolledDimension(plan) === undefined) return 'page_views';
  if (!plan.metrics.every(isRolledMetric)) return 'page_views';
  const starts = (unit: 'day' | 'hour') =>
    startsUnit(plan.range.from, plan.timezone, unit) && startsUnit(plan.range.to, plan.timezone, unit);
  if (plan.granularity === 'hour') return starts('hour') ? 'rollup_hour' : 'page_views';
  if (plan.granularity === 'minute') return 'page_views';
  return starts('day') ? 'rollup_day' : 'page_views';
}
