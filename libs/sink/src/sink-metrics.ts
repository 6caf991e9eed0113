import { Injectable } from '@nestjs/common';
import { EventLog, type LogLag } from '@nhipbao/platform';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator watches of the sink. */
@Injectable()
export class SinkMetrics {
  readonly stored: Counter<'table'>;
  readonly buried: Counter;
  readonly insertDuration: Histogram;
  readonly batchRecords: Histogram;

  constructor(registry: Registry, log: EventLog) {
    const registers = [registry];
    this.stored = new Counter({
      name: 'nhipbao_sink_rows_total',
      help: 'Rows inserted, by table; a redelivered record counts again.',
      labelNames: ['table'],
      registers,
    });
    this.buried = new Counter({
      name: 'nhipbao_sink_buried_total',
      help: 'Records set aside as dead letters; one that is delivered again counts again.',
      registers,
    });
    this.insertDuration = new Histogram({
      name: 'nhipbao_sink_batch_seconds',
      help: 'Time from a batch in hand to its position, seconds.',
      buckets: [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.batchRecords = new Histogram({
      name: 'nhipbao_sink_batch_records',
      help: 'Log records in one batch.',
      buckets: [1, 10, 100, 1000, 10_000, 50_000],
      registers,
    });
    // While the log cannot be asked the lag is not known, and the other figures are told all the same.
    const unknown = { records: NaN, ageMs: NaN };
    const lag = (): Promise<LogLag> => log.lag('sink').catch(() => unknown);
    new Gauge({
      name: 'nhipbao_sink_lag_records',
      help: 'Log records not yet in the store; NaN while the log cannot be asked.',
      registers,
      async collect() {
        this.set((await lag()).records);
      },
    });
    new Gauge({
      name: 'nhipbao_sink_lag_seconds',
      help: 'Age of the oldest log record not yet in the store, seconds; NaN while the log cannot be asked.',
      registers,
      async collect() {
        this.set((await lag()).ageMs / 1000);
      },
    });
  }
}
