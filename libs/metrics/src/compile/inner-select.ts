import type { Granularity } from '../query/request.js';

/** One level of a statement: keys with their aliases, and measures. */
export interface InnerSelect {
  keys: { alias: string; sql: string }[];
  measures: { alias: string; sql: string }[];
  /** Aggregated but not grouped by, such as an article's latest title. */
  labels: { alias: string; sql: string }[];
  source: string;
}

const TIME_STARTS: Record<Granularity, string> = {
  minute: 'toStartOfMinute',
  hour: 'toStartOfHour',
  day: 'toStartOfDay',
  week: 'toMonday',
  month: 'toStartOfMonth',
};

/** SQL of the start of the local bucket that an instant lies in, as epoch seconds. */
export function bucketSql(granularity: Granularity, instant: string, timezone: string): string {
  const start = `${TIME_STARTS[granularity]}(toTimeZone(${instant}, ${timezone}))`;
  return `toUnixTimestamp(toDateTime(${start}, ${timezone}))`;
}
