import {
  EventLog,
  EventLogUnavailable,
  type ConsumeOptions,
  type LogBatch,
  type LogLag,
  type LogRecord,
  type Subscription,
} from '@nhipbao/platform';
import { BatchReader } from './batch-reader.js';
import type { LogPoint } from './chunk.js';
import { Consumer, PARTITION } from './consumer.js';
import { GroupPositions } from './group-positions.js';
import type { LogRange } from './log-range.js';
import { LmdbDeadLetters } from './lmdb-dead-letters.js';
import { LogStore } from './log-store.js';
import { LogWriter } from './log-writer.js';
import { defaultOptions, mapBytes, type LmdbEventLogOptions } from './options.js';
import { Retention } from './retention.js';
import { Wakeup } from './wakeup.js';

/**
 * The event log of one machine, on LMDB. It has one partition, so that records keep their order whatever their key;
 * keys are therefore not stored. One process may have a folder open: hold its `DataFolderLock`.
 */
export class LmdbEventLog extends EventLog {
  override readonly deadLetters: LmdbDeadLetters;
  private readonly options: Required<LmdbEventLogOptions>;
  private readonly store: LogStore;
  private readonly range: LogRange;
  private readonly positions: GroupPositions;
  private readonly appended = new Wakeup();
  private readonly writer: LogWriter;
  private readonly retention: Retention;
  private readonly consumers = new Map<string, Consumer>();
  private closing: Promise<void> | undefined;

  constructor(options: LmdbEventLogOptions) {
    super();
    this.options = { ...defaultOptions, ...options };
    this.deadLetters = new LmdbDeadLetters(options.folder);
    this.store = new LogStore(options.folder, mapBytes(this.options));
    this.range = { oldest: this.store.oldest(), end: this.store.end() };
    this.positions = new GroupPositions(this.store.savedPositions());
    this.writer = new LogWriter(this.store, this.positions, this.range, this.appended, this.options);
    this.retention = new Retention(this.store, this.positions, this.range, this.options);
  }

  override append(records: readonly LogRecord[]): Promise<void> {
    if (this.closing) return Promise.reject(new EventLogUnavailable('The event log is closed'));
    return this.writer.append(records);
  }

  override async consume(
    group: string,
    handle: (batch: LogBatch) => Promise<void>,
    options: ConsumeOptions = {},
  ): Promise<Subscription> {
    this.assertIdle(group);
    const start = this.positionOf(group);
    const reader = new BatchReader(this.store, this.appended, start, options);
    const onHandled = (point: LogPoint) => {
      this.positions.set(group, point);
      this.writer.savePositionsSoon();
    };
    const consumer = new Consumer(group, reader, handle, onHandled, this.options);
    this.consumers.set(group, consumer);
    // Known from now on: nothing that it has not handled is deleted.
    this.positions.set(group, start);
    try {
      await this.writer.settle();
    } catch (error) {
      this.consumers.delete(group);
      throw error;
    }
    consumer.start();
    return { stop: () => this.stop(group, consumer) };
  }

  override async seek(group: string, partition: number, offset: number): Promise<void> {
    this.assertIdle(group);
    const { oldest, end } = this.range;
    if (partition !== PARTITION)
      throw new RangeError(`The log has only partition ${PARTITION}, not ${partition}`);
    if (!Number.isSafeInteger(offset) || offset < 0 || offset > end.offset)
      throw new RangeError(`Offset ${offset} is not between 0 and the end of the log, ${end.offset}`);
    const point = this.store.chunkAt(offset)?.point ?? (offset < end.offset ? oldest : end);
    this.positions.set(group, point);
    await this.writer.settle();
  }

  override lag(group: string): Promise<LogLag> {
    const { records, ageMs } = this.backlog(group);
    return Promise.resolve({ records, ageMs });
  }

  /** The lag, and the bytes of its values. */
  backlog(group: string): LogLag & { bytes: number } {
    const next = this.store.chunkAt(this.positionOf(group).offset);
    if (!next) return { records: 0, bytes: 0, ageMs: 0 };
    const { end } = this.range;
    const { offset, bytes } = next.point;
    const ageMs = Math.max(0, Date.now() - next.appendedAtMs);
    return { records: end.offset - offset, bytes: end.bytes - bytes, ageMs };
  }

  /** Takes no more, lets the batches in hand finish, makes everything durable, and releases the files. */
  override close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    await Promise.all(Array.from(this.consumers, ([group, consumer]) => this.stop(group, consumer)));
    await this.retention.stop();
    await this.settleReported();
    await this.store.close();
    await this.deadLetters.close();
  }

  private async stop(group: string, consumer: Consumer): Promise<void> {
    await consumer.stop();
    if (this.consumers.get(group) !== consumer) return;
    await this.settleReported();
    this.consumers.delete(group);
  }

  /** A position that cannot be saved was told to `onTrouble`; its records are handed out again after a restart. */
  private async settleReported(): Promise<void> {
    await this.writer.settle().catch(() => undefined);
  }

  private assertIdle(group: string): void {
    if (this.closing) throw new EventLogUnavailable('The event log is closed');
    if (this.consumers.has(group)) throw new Error(`The consumer group ${group} is running already`);
  }

  /** A new group begins at the oldest retained record. */
  private positionOf(group: string): LogPoint {
    const { oldest } = this.range;
    const saved = this.positions.get(group);
    return saved && saved.offset >= oldest.offset ? saved : oldest;
  }
}
