import type { ClickHouseClient } from '@clickhouse/client';
import { Injectable } from '@nestjs/common';
import { ClickHouse, Config } from '@nhipbao/platform';
import { AggregationLease } from '../aggregation-lease.js';
import { selectRows } from '../select-rows.js';
import { VersionClock } from '../version-clock.js';
import { planBatches, type ChangedDay } from './plan-batches.js';
import { rollUp, type AssemblyRange } from './rollup-batch.js';

/** Page views of one batch: about 400 bytes each while they are at hand. */
const MAX_ROWS = 400_000;

const PENDING = `
SELECT
  (SELECT max(rolled_in) FROM rollup_progress) AS after_version,
  (SELECT max(assembled_in) FROM assembly_progress) AS to_version,
  (SELECT toUnixTimestamp64Milli(min(received_until)) FROM assembly_progress FINAL) AS received_until`;

const CHANGED_DAYS = `
WITH changed AS (
  SELECT DISTINCT outlet_id, toDateTime(toStartOfDay(toTimeZone(hour, {timezone:String}))) AS day FROM changed_hours
  WHERE changed_in > {afterVersion:UInt64} AND changed_in <= {toVersion:UInt64})
SELECT outlet_id AS outletId, toUnixTimestamp(day) AS day, toUInt32(ifNull(views.rows, 0)) AS rows
FROM changed LEFT JOIN (
  SELECT outlet_id, toDateTime(toStartOfDay(toTimeZone(ts, {timezone:String}))) AS day, count() AS rows FROM page_views
  WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM changed)
    AND session_day BETWEEN (SELECT toDate(min(day), {timezone:String}) FROM changed) - 1
                        AND (SELECT toDate(max(day), {timezone:String}) FROM changed)
  GROUP BY outlet_id, day) AS views USING (outlet_id, day)`;

/** Brings the rollups up to the latest assembly. */
@Injectable()
export class RollupService {
  private readonly client: ClickHouseClient;

  constructor(
    clickhouse: ClickHouse,
    private readonly config: Config,
    private readonly versions: VersionClock,
    lease: AggregationLease,
  ) {
    this.client = lease.guard(clickhouse.connection('aggregate'));
  }

  /**
   * Recomputes what the assemblies since the last run changed. Cut off at any point, it begins again with the same work.
   * @returns server time, epoch ms, up to which events are in the reports; undefined before there was any
   */
  async run(): Promise<number | undefined> {
    const [pending] = await selectRows<{ after_version: number; to_version: number; received_until: number }>(
      this.client,
      PENDING,
    );
    if (!pending || pending.to_version === 0) return undefined;
    const assemblies = { afterVersion: pending.after_version, toVersion: pending.to_version };
    const days = assemblies.toVersion > assemblies.afterVersion ? await this.changedDays(assemblies) : [];
    for (const range of planBatches(days, MAX_ROWS)) {
      await rollUp(this.client, { ...range, ...assemblies }, this.versions.next(), this.config.timezone);
    }
    await this.client.insert({
      table: 'rollup_progress',
      values: [{ rolled_in: assemblies.toVersion, received_until: pending.received_until }],
      format: 'JSONEachRow',
    });
    return pending.received_until;
  }

  private changedDays(assemblies: AssemblyRange): Promise<ChangedDay[]> {
    return selectRows<ChangedDay>(this.client, CHANGED_DAYS, {
      ...assemblies,
      timezone: this.config.timezone,
    });
  }
}
