import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ClickHouse, EventLog, type LogBatch, type Subscription } from '@nhipbao/platform';
import { SinkMetrics } from './sink-metrics.js';
import { receivedUntil, rowsOf } from './row-buffers.js';

export const SINK_GROUP = 'sink';

/** Large enough that the engine writes few parts, small enough that memory stays flat; a short wait keeps live figures live. */
const BATCH = { maxRecords: 50_000, maxBytes: 8 * 1024 * 1024, lingerMs: 1000 };

/**
 * Moves the log into the store: a batch, one awaited insert for each table, then the position. A crash in between hands the
 * same records over again, and they replace themselves (see migration 0001).
 */
@Injectable()
export class SinkService implements OnApplicationBootstrap, OnModuleDestroy {
  private subscription?: Subscription;

  constructor(
    private readonly log: EventLog,
    private readonly clickhouse: ClickHouse,
    private readonly metrics: SinkMetrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscription = await this.log.consume(SINK_GROUP, (batch) => this.store(batch), BATCH);
  }

  async onModuleDestroy(): Promise<void> {
    await this.subscription?.stop();
  }

  private async store(batch: LogBatch): Promise<void> {
    const last = batch.records.at(-1);
    if (!last) return;
    const done = this.metrics.insertDuration.startTimer();
    const rows = rowsOf(batch);
    await this.insert('events', rows.events);
    await this.insert('rejections', rows.rejections);
    await this.recordProgress(batch.partition, last.offset, receivedUntil(batch));
    done();
    this.metrics.stored.inc({ table: 'events' }, rows.eventCount);
    this.metrics.stored.inc({ table: 'rejections' }, rows.rejectionCount);
    this.metrics.batchRecords.observe(batch.records.length);
  }

  private async insert(table: 'events' | 'rejections', rows: Buffer[]): Promise<void> {
    if (rows.length === 0) return;
    const { stream } = await this.clickhouse.connection('ingest').exec({
      query: `INSERT INTO ${table} FORMAT JSONEachRow`,
      values: Readable.from([Buffer.concat(rows)]),
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
