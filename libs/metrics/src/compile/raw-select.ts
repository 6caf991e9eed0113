import { measureByName } from '../catalogue/measures.js';
import type { Dimension } from '../catalogue/types.js';
import type { Plan } from '../query/plan.js';
import { bucketSql, type InnerSelect } from './inner-select.js';
import { elementFilterSql, filterSql } from './filter.js';
import { splitLabel } from './label.js';
import { elementColumn, narrowed } from './narrow.js';
import type { Parameters } from './parameters.js';
import { BUCKET_MS } from './rollup-statement.js';

/** Visits are cut at this local hour, so a session day begins so much later than a calendar day. */
const SESSION_DAY_SLACK_DAYS = 1;

const clickhouseTime = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');
const clickhouseDate = (date: Date): string => date.toISOString().slice(0, 10);

function bucketMs(plan: Plan): number {
  if (plan.granularity === 'minute') return 60_000;
  return plan.granularity === 'hour' ? BUCKET_MS.hour : BUCKET_MS.day;
}

const isFiner = ({ level }: Dimension): boolean => level === 'page_view' || level === 'list';

/** Reads the page views themselves: the exception, bounded by outlets and days. */
export function rawSelect(plan: Plan, measures: string[], parameters: Parameters): InnerSelect {
  const timezone = parameters.add('String', plan.timezone);
  const context = { localTime: `toTimeZone(ts, ${timezone})` };
  const { grouped, label } = splitLabel(plan.dimensions);
  const lists = grouped.filter((d) => d.level === 'list');
  const slackMs = SESSION_DAY_SLACK_DAYS * 86_400_000;
  const conditions = [
    `outlet_id IN ${parameters.add('Array(UInt32)', plan.outletIds)}`,
    // A session day is at most a day off the UTC date of any of its instants; this is what prunes the partitions.
    `session_day >= ${parameters.add('Date', clickhouseDate(new Date(plan.range.from.getTime() - slackMs)))}`,
    `session_day <= ${parameters.add('Date', clickhouseDate(new Date(plan.range.to.getTime() + slackMs)))}`,
    `ts >= ${parameters.add("DateTime64(3, 'UTC')", clickhouseTime(plan.range.from))}`,
    `ts < ${parameters.add("DateTime64(3, 'UTC')", clickhouseTime(plan.range.to))}`,
    ...(plan.siteId ? [`site_id = ${parameters.add('UInt32', plan.siteId)}`] : []),
    ...plan.filters
      .filter(({ dimension }) => !lists.includes(dimension))
      .map((filter) => filterSql(filter, filter.dimension.sql(context), parameters)),
  ];
  // Beside its own breakdown a filter chooses rows of the answer, as it does among a rollup's cells.
  const elements = plan.filters
    .filter(({ dimension }) => lists.includes(dimension))
    .map((filter) => elementFilterSql(filter, elementColumn(filter.dimension), parameters));
  const matching = `page_views FINAL WHERE ${conditions.join(' AND ')}`;
  const source = lists.reduce(
    narrowed,
    // In a scope of its own, so that a condition on the column `title` does not meet the label of that name.
    label ? `(SELECT * FROM ${matching})` : matching,
  );
  const aggregate = {
    daily: (column: string) => `(${column}, toDate(toTimeZone(ts, ${timezone})))`,
    bucketMs: bucketMs(plan),
    finerThanVisit:
      plan.siteId !== 0 || [...plan.dimensions, ...plan.filters.map((f) => f.dimension)].some(isFiner),
  };
  const keySql = (d: Dimension): string => {
    if (d.level === 'list') return `toString(${elementColumn(d)})`;
    return d.type === 'string' ? `toString(${d.sql(context)})` : d.sql(context);
  };
  return {
    keys: [
      ...(plan.granularity ? [{ alias: 'time', sql: bucketSql(plan.granularity, 'ts', timezone) }] : []),
      ...grouped.map((d) => ({ alias: d.name, sql: keySql(d) })),
    ],
    labels: label ? [{ alias: 'title', sql: `argMax(toString(${label}), ts)` }] : [],
    measures: measures.map((name) => ({
      alias: `m_${name}`,
      sql: measureByName.get(name)?.aggregate(aggregate) ?? '',
    })),
    source: elements.length > 0 ? `${source} WHERE ${elements.join(' AND ')}` : source,
  };
}
