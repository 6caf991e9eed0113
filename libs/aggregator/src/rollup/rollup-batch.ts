import type { ClickHouseClient } from '@clickhouse/client';
import { rollupStatements, type RollupGranularity } from '@nhipbao/metrics';

/** Local days of outlets, by the epoch seconds of their beginnings, both inclusive. */
export interface DayRange {
  outletIds: number[];
  fromDay: number;
  toDay: number;
}

/** The assemblies whose changes are to be rolled up: after one version, up to another. */
export interface AssemblyRange {
  afterVersion: number;
  toVersion: number;
}

const LOCAL_HOUR = 'toStartOfHour(toTimeZone(ts, {timezone:String}))';
const LOCAL_DAY = 'toDateTime(toStartOfDay(toTimeZone(ts, {timezone:String})))';

const STAGE_HOURS = `
INSERT INTO rollup_hours
SELECT DISTINCT outlet_id, hour, toDateTime(toStartOfDay(toTimeZone(hour, {timezone:String}))) AS day
FROM changed_hours
WHERE changed_in > {afterVersion:UInt64} AND changed_in <= {toVersion:UInt64}
  AND outlet_id IN {outletIds:Array(UInt32)}
  AND day >= toDateTime({fromDay:UInt32}) AND day <= toDateTime({toDay:UInt32})`;

const STAGE_PAGE_VIEWS = `
INSERT INTO rollup_page_views
SELECT *, ${LOCAL_HOUR} AS hour, ${LOCAL_DAY} AS day FROM page_views FINAL
WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM rollup_hours)
  AND session_day BETWEEN (SELECT toDate(min(day), {timezone:String}) FROM rollup_hours) - 1
                      AND (SELECT toDate(max(day), {timezone:String}) FROM rollup_hours)
  AND (outlet_id, ${LOCAL_DAY}) GLOBAL IN (SELECT outlet_id, day FROM rollup_hours)`;

/** Cells of these buckets that the new version no longer has are vacated. */
const vacate = (granularity: RollupGranularity): string => `
INSERT INTO rollup_${granularity}
SELECT * REPLACE ({version:UInt64} AS version, 1 AS is_deleted) FROM rollup_${granularity} FINAL
WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM rollup_hours)
  AND (outlet_id, bucket) GLOBAL IN (SELECT outlet_id, ${granularity} FROM rollup_hours)
  AND rollup_${granularity}.version < {version:UInt64}`;

const GRANULARITIES: RollupGranularity[] = ['hour', 'day'];

const STATEMENTS = GRANULARITIES.flatMap((granularity) => [
  ...rollupStatements(granularity),
  vacate(granularity),
]);

/** Recomputes every cell of the changed hours, and of the days that they lie in, under a new version. */
export async function rollUp(
  client: ClickHouseClient,
  changed: DayRange & AssemblyRange,
  version: number,
  timezone: string,
): Promise<void> {
  const query_params = { ...changed, version, timezone };
  for (const query of [
    'TRUNCATE TABLE rollup_hours',
    'TRUNCATE TABLE rollup_page_views',
    STAGE_HOURS,
    STAGE_PAGE_VIEWS,
    ...STATEMENTS,
  ]) {
    await client.command({ query, query_params });
  }
  await client.command({ query: 'TRUNCATE TABLE rollup_page_views' });
}
