import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ClickHouse, EventLog, Tracing, type LogBatch, type Subscription } from '@nhipbao/platform';
import type { ClickHouseSettings } from '@clickhouse/client';
import { BatchGroups } from './batch-groups.js';
import { SinkMetrics } from './sink-metrics.js';
import { buriedRows } from './buried-rows.js';
import { receivedUntil, rowsOf } from './row-buffers.js';
import { insertSifted, type RefusedRecord } from './sift.js';
import { StoreTraces } from './store-traces.js';

type Table = 'events' | 'rejections';

export const SINK_GROUP = 'sink';

/** Large enough that the engine writes few parts, small enough that memory stays flat; a short wait keeps live figures live. */
const BATCH = { maxRecords: 50_000, maxBytes: 24 * 1024 * 1024, lingerMs: 1000 };
const INSERT_SETTINGS: ClickHouseSettings = {
  // Rows are read on as many cores as there are pieces of this size; left to itself the engine takes a whole batch for one.
  min_chunk_bytes_for_parallel_parsing: '1048576',
  // Rows that replace each other are sorted out when parts are merged and read; within one insert there are hardly any.
  optimize_on_insert: 0,
};

/**
 * Moves the log into the store: a group of batches, one awaited insert for each table, then the positions. A crash in between hands the
 * same records over again, and they replace themselves (see migration 0001). A record that the store can never take is set aside,
 * and the rest goes on; while the store is away nothing is, and nothing goes on.
 */
@Injectable()
export class SinkService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sink');
  private readonly traces: StoreTraces;
  private readonly groups = new BatchGroups((batches) => this.store(batches), BATCH.maxBytes);
  private subscription?: Subscription;

  constructor(
    private readonly log: EventLog,
    private readonly clickhouse: ClickHouse,
    private readonly metrics: SinkMetrics,
    tracing: Tracing,
  ) {
    this.traces = new StoreTraces(tracing, this.logger);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.subscription = await this.log.consume(SINK_GROUP, (batch) => this.groups.take(batch), BATCH);
  }

  async onModuleDestroy(): Promise<void> {
    await this.subscription?.stop();
  }

  private async store(batches: readonly LogBatch[]): Promise<void> {
    const beganMs = Date.now();
    const done = this.metrics.insertDuration.startTimer();
    const rows = rowsOf(batches);
    const throwIfGivenUp = (): void => {
      if (batches.every(({ signal }) => signal.aborted)) batches[0]?.signal.throwIfAborted();
    };
    const insertRows = (table: Table): Promise<RefusedRecord[]> =>
      insertSifted(rows[table], (lines) => this.insert(table, lines), throwIfGivenUp);
    const refused = [
      ...rows.unknown.map((placed) => ({
        ...placed,
        reason: 'UNKNOWN_KIND: neither an event nor a rejection',
      })),
      ...(await insertRows('events')),
      ...(await insertRows('rejections')),
    ];
    const reaches = new Map(batches.map((batch) => [batch.partition, receivedUntil(batch)]));
    if (refused.length > 0) await this.bury(refused, reaches);
    await this.recordProgress(batches, reaches);
    done();
    this.traces.tell(rows.events, refused, beganMs);
    this.metrics.stored.inc({ table: 'events' }, rows.events.count);
    this.metrics.stored.inc({ table: 'rejections' }, rows.rejections.count);
    this.metrics.batchRecords.observe(batches.reduce((sum, { records }) => sum + records.length, 0));
  }

  /** Sets records aside, durably, before the position goes past them. */
  private async bury(refused: readonly RefusedRecord[], reaches: ReadonlyMap<number, number>): Promise<void> {
    await this.log.deadLetters.bury(
      refused.map(({ partition, record: { offset, value }, reason }) => ({
        partition,
        offset,
        value,
        reason,
      })),
    );
    await this.insert('rejections', buriedRows(refused, reaches));
    this.metrics.buried.inc(refused.length);
    const [first] = refused;
    if (first)
      this.logger.error({
        partition: first.partition,
        offset: first.record.offset,
        records: refused.length,
        message: `records set aside as dead letters: ${first.reason}`,
      });
  }

  private async insert(table: Table, lines: Buffer): Promise<void> {
    const { stream } = await this.clickhouse.connection('ingest').exec({
      query: `INSERT INTO ${table} FORMAT JSONEachRow`,
      values: Readable.from([lines]),
      clickhouse_settings: INSERT_SETTINGS,
    });
    await finished(stream.resume());
  }

  /** Written after the inserts are acknowledged: nobody reads further than what is surely stored. */
  private async recordProgress(
    batches: readonly LogBatch[],
    reaches: ReadonlyMap<number, number>,
  ): Promise<void> {
    const reached = batches.flatMap(({ partition, records }) => {
      const { offset } = records.at(-1) ?? {};
      const until = reaches.get(partition) ?? 0;
      // Of a batch without a readable record nobody can tell how far it reaches: the next one does.
      return offset === undefined || until === 0 ? [] : [{ partition, offset, until }];
    });
    if (reached.length === 0) return;
    await this.clickhouse.connection('ingest').command({
      query: `INSERT INTO sink_progress
        SELECT partition, offset, fromUnixTimestamp64Milli(until), now64(3)
        FROM (SELECT {partitions:Array(UInt16)} AS partition, {offsets:Array(UInt64)} AS offset, {until:Array(Int64)} AS until)
        ARRAY JOIN partition, offset, until`,
      query_params: {
        partitions: reached.map(({ partition }) => partition),
        offsets: reached.map(({ offset }) => offset),
        until: reached.map(({ until }) => until),
      },
    });
  }
}
