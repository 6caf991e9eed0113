import type { ClickHouseClient } from '@clickhouse/client';
import { Injectable } from '@nestjs/common';
import { ClickHouse, Config } from '@nhipbao/platform';
import { AggregationLease } from '../aggregation-lease.js';
import { selectRows } from '../select-rows.js';
import { VersionClock } from '../version-clock.js';
import { StoredHorizon } from './stored-horizon.js';
import { assemblePageViews, type LogSlice } from './page-view-assembly.js';

/** Log records of one assembly: bounds its memory. */
const SLICE_RECORDS = 200_000;

const BACKLOG = `
SELECT stored.log_partition AS partition, toInt64(stored.log_offset) AS stored,
  if(assembled.assembled_in = 0, -1, toInt64(assembled.log_offset)) AS assembled,
  assembled.assembled_in AS version, toUnixTimestamp64Milli(assembled.received_until) AS receivedUntil
FROM (SELECT * FROM sink_progress FINAL) AS stored
LEFT JOIN (SELECT * FROM assembly_progress FINAL) AS assembled ON stored.log_partition = assembled.log_partition`;

/** As in the partition key of `touched_page_views`. */
const TOUCHED_PARTITION_RECORDS = 1_000_000;

const TOUCHED_PARTITIONS = `
SELECT DISTINCT intDiv(log_offset, ${TOUCHED_PARTITION_RECORDS}) AS part FROM touched_page_views
WHERE log_partition = {partition:UInt16} AND log_offset < {complete:UInt64} * ${TOUCHED_PARTITION_RECORDS}`;

interface Backlog {
  partition: number;
  /** Offsets up to which the log is stored and assembled; −1 for none. */
  stored: number;
  assembled: number;
  version: number;
  receivedUntil: number;
}

/** Brings page views and visits up to what the sink has stored. */
@Injectable()
export class AssemblyService {
  private readonly client: ClickHouseClient;

  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly horizon: StoredHorizon,
    private readonly config: Config,
    private readonly versions: VersionClock,
    lease: AggregationLease,
  ) {
    this.client = lease.guard(clickhouse.connection('aggregate'));
  }

  /**
   * Assembles at most one slice of each partition.
   * @returns how many log records are still waiting
   */
  async run(): Promise<number> {
    const horizonMs = await this.horizon.read();
    let waiting = 0;
    for (const backlog of await selectRows<Backlog>(this.client, BACKLOG)) {
      const { partition, stored, assembled } = backlog;
      const slice = {
        partition,
        afterOffset: assembled,
        toOffset: Math.min(stored, assembled + SLICE_RECORDS),
      };
      this.versions.startAfter(backlog.version);
      const version = this.versions.next();
      if (slice.toOffset > assembled)
        await assemblePageViews(this.client, slice, version, this.config.timezone);
      const caughtUp = slice.toOffset === stored;
      await this.recordProgress(slice, version, caughtUp ? horizonMs : backlog.receivedUntil);
      await this.dropAssembled(slice);
      waiting += stored - slice.toOffset;
    }
    return waiting;
  }

  /** Forgets the to-do list's partitions that lie before the progress altogether. */
  private async dropAssembled({ partition, afterOffset, toOffset }: LogSlice): Promise<void> {
    const complete = Math.floor((toOffset + 1) / TOUCHED_PARTITION_RECORDS);
    if (complete === Math.floor((afterOffset + 1) / TOUCHED_PARTITION_RECORDS)) return;
    const parts = await selectRows<{ part: number }>(this.client, TOUCHED_PARTITIONS, {
      partition,
      complete,
    });
    const table = this.clickhouse.ddlTarget('touched_page_views');
    for (const { part } of parts) {
      await this.client.command({ query: `ALTER TABLE ${table} DROP PARTITION (${partition}, ${part})` });
    }
  }

  private async recordProgress(slice: LogSlice, version: number, receivedUntilMs: number): Promise<void> {
    await this.client.insert({
      table: 'assembly_progress',
      values: [
        {
          log_partition: slice.partition,
          log_offset: Math.max(slice.toOffset, 0),
          received_until: receivedUntilMs,
          assembled_in: version,
        },
      ],
      format: 'JSONEachRow',
    });
  }
}
