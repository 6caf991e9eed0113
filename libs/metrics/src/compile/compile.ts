import { measuresOf } from '../catalogue/metrics.js';
import type { Metric } from '../catalogue/types.js';
import type { Order, Plan } from '../query/plan.js';
import type { InnerSelect } from './inner-select.js';
import { Parameters } from './parameters.js';
import { rawSelect } from './raw-select.js';
import { rollupSelect } from './rollup-select.js';

export interface CompiledQuery {
  sql: string;
  params: Record<string, unknown>;
}

/** When a figure says too much about one outlet. */
export interface DisclosureLimits {
  /** Fewest outlets that a figure rests on. */
  leastOutlets: number;
  /** Largest share of it that one outlet may have, 0–1. */
  mostDominance: number;
}

export interface CompileOptions {
  /**
   * Leaves out the value of a metric wherever one of its measures goes beyond the limits, and adds to every row how many outlets it rests on (`contributors`), the largest one's share of its page views (`dominance`) and
   * how many daily visitors are in it (`reader_days`), from which disclosure control decides.
   */
  disclosure?: DisclosureLimits;
}

function metricSql(metric: Metric): string {
  if ('measure' in metric.of) return `m_${metric.of.measure}`;
  const { numerator, denominator } = metric.of;
  return `if(m_${denominator} = 0, NULL, m_${numerator} / m_${denominator})`;
}

/** An outlet that has a small part of the page views may still have all of the revenue: each measure is held to the limits. */
function guardedSql(metric: Metric, limits: DisclosureLimits, parameters: Parameters): string {
  const least = parameters.add('UInt32', limits.leastOutlets);
  const most = parameters.add('Float64', limits.mostDominance);
  const guards = measuresOf(metric).map(
    (name) => `(m_${name} = 0 OR (contributors_${name} >= ${least} AND dominance_${name} <= ${most}))`,
  );
  return `if(${guards.join(' AND ')}, ${metricSql(metric)}, NULL)`;
}

const list = (items: { alias: string; sql: string }[]): string =>
  items.map(({ alias, sql }) => `${sql} AS ${alias}`).join(', ');

function groupBy(aliases: string[]): string {
  return aliases.length > 0 ? `GROUP BY ${aliases.join(', ')}` : '';
}

function innerSql(inner: InnerSelect): string {
  const keys = inner.keys.map(({ alias }) => alias);
  return `SELECT ${list([...inner.keys, ...inner.labels, ...inner.measures])} FROM ${inner.source} ${groupBy(keys)}`;
}

/** Groups by outlet first, so that each row of the answer knows what it rests on. Every measure adds up over outlets. */
function disclosedSql(inner: InnerSelect): string {
  const keys = inner.keys.map(({ alias }) => alias);
  const byOutlet = { ...inner, keys: [...inner.keys, { alias: 'contributor', sql: 'outlet_id' }] };
  const sums = inner.measures.flatMap(({ alias }) => {
    const part = `toFloat64(part.${alias})`;
    const name = alias.slice('m_'.length);
    return [
      `sum(part.${alias}) AS ${alias}`,
      `countIf(part.${alias} != 0) AS contributors_${name}`,
      `if(sum(${part}) = 0, 0, max(${part}) / sum(${part})) AS dominance_${name}`,
    ];
  });
  const columns = [...keys, ...inner.labels.map(({ alias }) => `any(part.${alias}) AS ${alias}`), ...sums];
  return `SELECT ${columns.join(', ')}, uniqExact(contributor) AS contributors, dominance_pageviews AS dominance
  FROM (${innerSql(byOutlet)}) AS part ${groupBy(keys)}`;
}

const orderSql = (order: Order[]): string =>
  order.length > 0
    ? `ORDER BY ${order.map(({ column, descending }) => `${column}${descending ? ' DESC NULLS LAST' : ''}`).join(', ')}`
    : '';

/** Writes a plan down as one statement. Identifiers come from the catalogue alone. */
export function compile(plan: Plan, options: CompileOptions = {}): CompiledQuery {
  const parameters = new Parameters();
  const { disclosure } = options;
  const valueSql = (metric: Metric): string =>
    disclosure ? guardedSql(metric, disclosure, parameters) : metricSql(metric);
  const names = new Set(plan.metrics.flatMap(measuresOf));
  if (disclosure) names.add('pageviews').add('visitors');
  const inner =
    plan.source === 'page_views'
      ? rawSelect(plan, [...names], parameters)
      : rollupSelect(plan, [...names], parameters);
  const columns = [...inner.keys, ...inner.labels].map(({ alias }) => alias);
  const ordered = [...(plan.granularity ? ['time'] : []), ...plan.dimensions.map((d) => d.name)].filter((c) =>
    columns.includes(c),
  );
  const outer = [
    ...ordered,
    ...plan.metrics.map((metric) => `${valueSql(metric)} AS ${metric.name}`),
    ...(disclosure ? ['contributors', 'dominance', 'm_visitors AS reader_days'] : []),
    'count() OVER () AS total_rows',
  ];
  const sql = `SELECT ${outer.join(', ')}
FROM (${disclosure ? disclosedSql(inner) : innerSql(inner)})
${orderSql(plan.order)}
LIMIT ${parameters.add('UInt32', plan.limit)} OFFSET ${parameters.add('UInt32', plan.offset)}`;
  return { sql, params: parameters.values };
}
