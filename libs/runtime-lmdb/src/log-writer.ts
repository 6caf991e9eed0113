import { EventLogUnavailable, valueBytes, type LogRecord } from '@nhipbao/platform';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppendGroup } from './append-group.js';
import { describeWriteError } from './describe-write-error.js';
import type { GroupPositions } from './group-positions.js';
import type { LogRange } from './log-range.js';
import type { LogStore } from './log-store.js';
import type { LmdbEventLogOptions } from './options.js';
import type { Wakeup } from './wakeup.js';

/**
 * The only writer of records and positions. One durable transaction is under way at a time; whatever is asked for
 * meanwhile shares the next one, so that the slower the disk, the larger the group.
 */
export class LogWriter {
  private group = new AppendGroup();
  private pendingRecords = 0;
  private pendingBytes = 0;
  private running: Promise<void> | undefined;
  private positionTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: LogStore,
    private readonly positions: GroupPositions,
    private readonly range: LogRange,
    private readonly appended: Wakeup,
    private readonly options: Required<LmdbEventLogOptions>,
  ) {}

  append(records: readonly LogRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    const bytes = valueBytes(records);
    const handled = this.positions.handledByAll ?? this.range.oldest;
    const backlogRecords = this.range.end.offset + this.pendingRecords + records.length - handled.offset;
    const backlogBytes = this.range.end.bytes + this.pendingBytes + bytes - handled.bytes;
    if (backlogRecords > this.options.maxBacklogRecords || backlogBytes > this.options.maxBacklogBytes)
      return Promise.reject(
        new EventLogUnavailable('The event log is full: its consumers are too far behind to take more'),
      );
    const { group } = this;
    group.add(records, bytes);
    this.pendingRecords += records.length;
    this.pendingBytes += bytes;
    this.start();
    return group.durable;
  }

  /** Makes changed positions durable soon, together with the next records when some come first. */
  savePositionsSoon(): void {
    this.positionTimer ??= setTimeout(() => {
      this.positionTimer = undefined;
      this.group.requested = true;
      this.start();
    }, this.options.positionDelayMs).unref();
  }

  /** Resolves when all that was asked for so far is durable; rejects when it could not be written. */
  settle(): Promise<void> {
    const { group } = this;
    group.requested = true;
    group.awaited = true;
    this.start();
    return group.durable;
  }

  private start(): void {
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    // Callers that were just released append again in this turn: let them all join before the transaction begins.
    await nextTurn();
    while (this.group.requested) {
      await this.commit();
      await nextTurn();
    }
    this.running = undefined;
  }

  private async commit(): Promise<void> {
    const { group } = this;
    this.group = new AppendGroup();
    const count = group.records.length;
    const positions = this.positions.takeUnsaved();
    try {
      const chunks = count > 0 ? group.chunks(this.range.end, Date.now()) : [];
      await this.store.write({ chunks, positions });
      const { end } = this.range;
      this.range.end = { offset: end.offset + count, bytes: end.bytes + group.bytes };
      group.resolve();
      if (count > 0) this.appended.wake();
    } catch (error) {
      this.positions.putBack(positions);
      if (positions.size > 0) this.options.onTrouble({ kind: 'position_not_saved', error });
      const reason = await describeWriteError(error, this.options.folder);
      if (group.awaited) group.reject(new EventLogUnavailable(reason, { cause: error }));
    } finally {
      this.pendingRecords -= count;
      this.pendingBytes -= group.bytes;
    }
  }
}
