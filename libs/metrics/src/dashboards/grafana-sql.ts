import { compile } from '../compile/compile.js';
import { planQuery, type Plan } from '../query/plan.js';
import { bindParameters, literal } from './bind-parameters.js';
import { TIMEZONE } from './data-sources.js';
import type { Question } from './grafana-json.js';

/** `outlet`: the variables `outlet` (one) and `site` (0 for all); `sector`: the variable `outlet` (several). */
export type PanelScope = 'outlet' | 'sector';

/** A compiled question has these values where Grafana fills in its own. */
const STAND_IN = {
  outlets: [4_294_967_294],
  site: 4_294_967_295,
  date_range: ['2001-01-01', '2001-01-01'] as [string, string],
};
const MOST_ROWS = 50_000;

const START: Record<'hour' | 'day', string> = { hour: 'toStartOfHour', day: 'toStartOfDay' };
const FIRST_BUCKET: Record<NonNullable<Question['granularity']>, string> = {
  hour: 'toStartOfHour',
  day: 'toStartOfDay',
  week: 'toMonday',
  month: 'toStartOfMonth',
};

/** The range begins with the first hour or day that it touches, since a rollup's cells are whole. */
const rangeStart = (start: string): string => `${start}(toTimeZone($__fromTime, ${literal(TIMEZONE)}))`;

function planOf(question: Question, scope: PanelScope): Plan {
  const plan = planQuery(
    { limit: question.granularity ? MOST_ROWS : undefined, ...question, date_range: STAND_IN.date_range },
    {
      outletIds: STAND_IN.outlets,
      siteId: scope === 'outlet' ? STAND_IN.site : 0,
      platformTimezone: TIMEZONE,
      now: new Date(0),
    },
  );
  if (plan.source === 'page_views')
    throw new Error(`a panel reads rollups, and none answers ${JSON.stringify(question)}`);
  return plan;
}

/** What each parameter of the compiled plan becomes. */
function expressions(plan: Plan, params: Record<string, unknown>, scope: PanelScope): Record<string, string> {
  const instant = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
  const standIns = new Map<unknown, string>([
    [plan.outletIds, scope === 'outlet' ? '($outlet)' : '(${outlet:csv})'],
    [instant(plan.range.from), rangeStart(START[plan.source === 'rollup_hour' ? 'hour' : 'day'])],
    [instant(plan.range.to), '$__toTime'],
    ...(scope === 'outlet' ? [[STAND_IN.site, '$site'] as const] : []),
  ]);
  const found = Object.values(params).filter((value) => standIns.has(value)).length;
  if (found !== standIns.size)
    throw new Error('the compiler does not write the scope and range as parameters');
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, standIns.get(value) ?? literal(value)]),
  );
}

/** Buckets in which nothing happened are zeros, and ratios without a value, as the API answers them. */
const filled = (granularity: NonNullable<Question['granularity']>): string => {
  const first = `toDateTime(${rangeStart(FIRST_BUCKET[granularity])}, ${literal(TIMEZONE)})`;
  return `WITH FILL FROM ${first} TO $__toTime STEP INTERVAL 1 ${granularity.toUpperCase()}`;
};

/**
 * The SQL of a panel: what the compiler writes for the same question of the API, with the outlets, site and range left to
 * Grafana. The answer has a column for each dimension and metric under its catalogue name, and `time` first when the question
 * has a granularity.
 */
export function grafanaSql(question: Question, scope: PanelScope): string {
  const plan = planOf(question, scope);
  const { sql, params } = compile(plan);
  const compiled = bindParameters(sql, expressions(plan, params, scope));
  const names = [...plan.dimensions, ...plan.metrics].map(({ name }) => name);
  if (!question.granularity) return `SELECT ${names.join(', ')}\nFROM (${compiled})`;
  const time = `toDateTime(time, ${literal(TIMEZONE)}) AS time`;
  const order = plan.dimensions.length > 0 ? 'time' : `time ${filled(question.granularity)}`;
  return `SELECT ${[time, ...names].join(', ')}\nFROM (${compiled})\nORDER BY ${order}`;
}
