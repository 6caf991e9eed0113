import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ClickHouse, EventLog, Tracing, type LogBatch, type Subscription } from '@nhipbao/platform';
import { SinkMetrics } from './sink-metrics.js';
import { buriedRows } from './buried-rows.js';
import { receivedUntil, rowsOf, type TableRows } from './row-buffers.js';
import { insertSifted, type RefusedRecord } from './sift.js';
import { StoreTraces } from './store-traces.js';

type Table = 'events' | 'rejections';

export const SINK_GROUP = 'sink';

/** Large enough that the engine writes few parts, small enough that memory stays flat; a short wait keeps live figures live. */
const BATCH = { maxRecords: 50_000, maxBytes: 8 * 1024 * 1024, lingerMs: 1000 };

/**
 * Moves the log into the store: a batch, one awaited insert for each table, then the position. A crash in between hands the
 * same records over again, and they replace themselves (see migration 0001). A record that the store can never take is set aside,
 * and the rest goes on; while the store is away nothing is, and nothing goes on.
 */
@Injectable()
export class SinkService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sink');
  private readonly traces: StoreTraces;
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
    this.subscription = await this.log.consume(SINK_GROUP, (batch) => this.store(batch), BATCH);
  }

  async onModuleDestroy(): Promise<void> {
    await this.subscription?.stop();
  }

  private async store(batch: LogBatch): Promise<void> {
    const last = batch.records.at(-1);
    if (!last) return;
    const beganMs = Date.now();
    const done = this.metrics.insertDuration.startTimer();
    const rows = rowsOf(batch);
    const refused = [
      ...rows.unknown.map((record) => ({ record, reason: 'UNKNOWN_KIND: neither an event nor a rejection' })),
      ...(await this.insertRows('events', rows.events, batch.signal)),
      ...(await this.insertRows('rejections', rows.rejections, batch.signal)),
    ];
    if (refused.length > 0) await this.bury(batch, refused);
    // Of a batch without a readable record nobody can tell how far it reaches: the next one does.
    const reachesUntil = receivedUntil(batch);
    if (reachesUntil > 0) await this.recordProgress(batch.partition, last.offset, reachesUntil);
    done();
    this.traces.tell(batch.partition, rows.events.records, refused, beganMs);
    this.metrics.stored.inc({ table: 'events' }, rows.events.records.length);
    this.metrics.stored.inc({ table: 'rejections' }, rows.rejections.records.length);
    this.metrics.batchRecords.observe(batch.records.length);
  }

  private insertRows(table: Table, rows: TableRows, signal: AbortSignal): Promise<RefusedRecord[]> {
    return insertSifted(rows, (lines) => this.insert(table, Buffer.concat(lines)), signal);
  }

  /** Sets records aside, durably, before the position goes past them. */
  private async bury(batch: LogBatch, refused: readonly RefusedRecord[]): Promise<void> {
    const { partition } = batch;
    await this.log.deadLetters.bury(
      refused.map(({ record: { offset, value }, reason }) => ({ partition, offset, value, reason })),
    );
    const records = refused.map(({ record }) => record);
    await this.insert('rejections', buriedRows(batch, records));
    this.metrics.buried.inc(refused.length);
    const [first] = refused;
    if (first)
      this.logger.error({
        partition,
        offset: first.record.offset,
        records: refused.length,
        message: `records set aside as dead letters: ${first.reason}`,
      });
  }

  private async insert(table: Table, lines: Buffer): Promise<void> {
    const { stream } = await this.clickhouse.connection('ingest').exec({
      query: `INSERT INTO ${table} FORMAT JSONEachRow`,
      values: Readable.from([lines]),
    });
    await finished(stream.resume());
  }

  /** Written after the inserts are acknowledged: nobody reads further than what is surely stored. */
  private async recordProgress(partition: number, offset: number, receivedUntilMs: number): Promise<void> {
    await this.clickhouse.connection('ingest').command({
      query: `INSERT INTO sink_progress
        SELECT {partition:UInt16}, {offset:UInt64}, fromUnixTimestamp64Milli({receivedUntilMs:Int64}), now64(3)`,
      query_params: { partition, offset, receivedUntilMs },
    });
  }
}
