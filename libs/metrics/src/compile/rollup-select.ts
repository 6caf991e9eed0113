import type { Dimension } from '../catalogue/types.js';
import type { Plan } from '../query/plan.js';
import { rolledDimension } from '../query/steps/choose-source.js';
import { bucketSql, type InnerSelect } from './inner-select.js';
import { elementFilterSql } from './filter.js';
import { splitLabel } from './label.js';
import type { Parameters } from './parameters.js';

const clickhouseTime = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');

function scopeSql(plan: Plan, parameters: Parameters): string {
  if (plan.siteId) return `scope_site = ${parameters.add('UInt32', plan.siteId)}`;
  return plan.dimensions.some((d) => d.name === 'site') ? 'scope_site != 0' : 'scope_site = 0';
}

function keySql(dimension: Dimension): string {
  if (dimension.name === 'outlet') return 'outlet_id';
  return dimension.name === 'site' ? 'scope_site' : 'value';
}

/** Adds up cells that were computed for the very breakdown that is asked. */
export function rollupSelect(plan: Plan, measures: string[], parameters: Parameters): InnerSelect {
  const timezone = parameters.add('String', plan.timezone);
  const conditions = [
    `outlet_id IN ${parameters.add('Array(UInt32)', plan.outletIds)}`,
    scopeSql(plan, parameters),
    `dimension = ${parameters.add('String', rolledDimension(plan)?.name ?? '')}`,
    `bucket >= ${parameters.add("DateTime('UTC')", clickhouseTime(plan.range.from))}`,
    `bucket < ${parameters.add("DateTime('UTC')", clickhouseTime(plan.range.to))}`,
    // In a cell the list is already narrowed to one element.
    ...plan.filters.map((filter) => elementFilterSql(filter, keySql(filter.dimension), parameters)),
  ];
  const { grouped, label } = splitLabel(plan.dimensions);
  return {
    keys: [
      ...(plan.granularity ? [{ alias: 'time', sql: bucketSql(plan.granularity, 'bucket', timezone) }] : []),
      ...grouped.map((d) => ({ alias: d.name, sql: keySql(d) })),
    ],
    labels: label ? [{ alias: 'title', sql: 'argMax(label, bucket)' }] : [],
    measures: measures.map((name) => ({ alias: `m_${name}`, sql: `sum(${name})` })),
    source: `rollup_${plan.source === 'rollup_hour' ? 'hour' : 'day'} FINAL WHERE ${conditions.join(' AND ')}`,
  };
}
