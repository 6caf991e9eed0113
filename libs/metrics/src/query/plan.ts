import type { Dimension, Metric } from '../catalogue/types.js';
import type { FilterOperator, Granularity, QueryRequest } from './request.js';
import { chooseSource } from './steps/choose-source.js';
import { resolveFilters } from './steps/resolve-filters.js';
import { resolveNames } from './steps/resolve-names.js';
import { resolveOrder } from './steps/resolve-order.js';
import { resolveRange } from './steps/resolve-range.js';
import { resolveTimezone } from './steps/resolve-timezone.js';

/** Instants, from included, to excluded. */
export interface TimeRange {
  from: Date;
  to: Date;
}

export interface Filter {
  dimension: Dimension;
  op: FilterOperator;
  values: string[];
}

export interface Order {
  column: string;
  descending: boolean;
}

export type Source = 'rollup_hour' | 'rollup_day' | 'page_views';

/** A question in which every name is known and every default is decided; the compiler only writes it down. */
export interface Plan {
  outletIds: readonly number[];
  /** Only what happened on this site; 0 for the outlets as a whole. */
  siteId: number;
  metrics: Metric[];
  dimensions: Dimension[];
  filters: Filter[];
  granularity?: Granularity;
  range: TimeRange;
  timezone: string;
  order: Order[];
  limit: number;
  offset: number;
  source: Source;
}

/** What a question is asked in: who may be seen, and where the platform's days begin. */
export interface PlanContext {
  outletIds: readonly number[];
  siteId: number;
  platformTimezone: string;
  now: Date;
}

export type Step = (plan: Plan, request: QueryRequest, context: PlanContext) => Plan;

const STEPS: readonly Step[] = [
  resolveNames,
  resolveFilters,
  resolveTimezone,
  resolveRange,
  resolveOrder,
  chooseSource,
];

/** @throws QueryError naming the field that cannot be answered */
export function planQuery(request: QueryRequest, context: PlanContext): Plan {
  const empty: Plan = {
    outletIds: context.outletIds,
    siteId: context.siteId,
    metrics: [],
    dimensions: [],
    filters: [],
    granularity: request.granularity,
    range: { from: context.now, to: context.now },
    timezone: request.timezone ?? context.platformTimezone,
    order: [],
    limit: 0,
    offset: request.offset ?? 0,
    source: 'page_views',
  };
  return STEPS.reduce((plan, step) => step(plan, request, context), empty);
}

/** The same question about a range that may begin or end within a day. */
export function planRange(plan: Plan, range: TimeRange, context: PlanContext): Plan {
  return chooseSource({ ...plan, range }, { metrics: [], date_range: ['', ''] }, context);
}

/** The same question without its breakdown: the total that the rows are parts of. */
export function planTotal(plan: Plan, context: PlanContext): Plan {
  const total: Plan = { ...plan, dimensions: [], granularity: undefined, order: [], limit: 1, offset: 0 };
  return chooseSource(total, { metrics: [], date_range: ['', ''] }, context);
}
