import {
  EventLog,
  EventLogUnavailable,
  type ConsumeOptions,
  type DeadLetters,
  type LogBatch,
  type LogLag,
  type LogRecord,
  type Subscription,
} from '@nhipbao/platform';
import { DataFolderLock, LmdbEventLog } from '@nhipbao/runtime-lmdb';
import type { KafkaTrouble } from './options.js';
import { SpoolBeacon, type SpoolNotice } from './spool-beacon.js';
import { decodeSpooled, encodeSpooled } from './spooled-record.js';
import { assertRecordSizes } from './topic.js';

const DRAIN = 'drain';
const DRAIN_BATCH = { maxRecords: 10_000, maxBytes: 4 * 1024 * 1024 };
/** Under steady traffic a spool would never be quite empty: new records wait for the last of it instead of lengthening it. */
const LAST_OF_IT_RECORDS = 20_000;

export interface SpoolOptions {
  /** Folder of the spool: of this process alone, and on a disk that outlives it. */
  folder: string;
  /** Most bytes of records in it; above it `append` rejects. The files may take twice as much. */
  spoolBytes: number;
  /** While the log is away, the spool tries to drain at least this often. */
  drainRetryMaxMs?: number;
  /** Raised before the first record in the spool is acknowledged, and lowered when the last has gone to the log. */
  notice?: SpoolNotice;
  onTrouble?: (trouble: KafkaTrouble) => void;
}

/** What waits in a spool; all zero when nothing does. */
export interface SpoolState {
  records: number;
  bytes: number;
  /** Age of the oldest of them, ms. */
  ageMs: number;
}

/**
 * Puts a durable spool in front of a log: what the log cannot take now is kept on this machine's disk, and is durable there when
 * `append` resolves. It drains in order as soon as the log takes records again; until all of it has, new records go behind it. A
 * crash while it drains may append records a second time.
 */
export class SpoolingEventLog extends EventLog {
  /** Records that are in the spool or on their way into it. */
  private behind: number;
  /** While the last of the spool drains: settles when all of it has, or when it failed to. */
  private lastOfIt: { over: Promise<void>; end: () => void } | undefined;
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly log: EventLog,
    private readonly spool: LmdbEventLog,
    private readonly lock: DataFolderLock,
    private readonly beacon: SpoolBeacon | undefined,
  ) {
    super();
    this.behind = spool.backlog(DRAIN).records;
  }

  /**
   * Opens the spool, and begins to drain what a former process left in it.
   * @throws {DataFolderInUse} when another process has it
   */
  static async open(log: EventLog, options: SpoolOptions): Promise<SpoolingEventLog> {
    const { folder, spoolBytes, drainRetryMaxMs = 1_000, onTrouble = () => undefined, notice } = options;
    const lock = DataFolderLock.acquire(folder);
    const spool = new LmdbEventLog({
      folder,
      maxBacklogBytes: spoolBytes,
      retentionMs: 0,
      retentionBytes: 0,
      retryMaxMs: drainRetryMaxMs,
      onTrouble: ({ error, attempt, pauseMs }) => {
        // That the log is away is told by the log, once.
        if (!(error instanceof EventLogUnavailable))
          onTrouble({ kind: 'spool_failed', error, attempt, pauseMs });
      },
    });
    const beacon =
      notice && new SpoolBeacon(notice, (error) => onTrouble({ kind: 'spool_not_announced', error }));
    const spooling = new SpoolingEventLog(log, spool, lock, beacon);
    const left = spooling.spooled();
    if (left.records > 0) await beacon?.up(left.ageMs);
    else beacon?.down();
    await spool.consume(DRAIN, (batch) => spooling.drain(batch), DRAIN_BATCH);
    return spooling;
  }

  override async append(records: readonly LogRecord[]): Promise<void> {
    while (this.lastOfIt) await this.lastOfIt.over;
    if (this.closing) throw new EventLogUnavailable('The event log is closed');
    if (this.behind === 0) {
      try {
        await this.log.append(records);
        return;
      } catch (error) {
        if (!(error instanceof EventLogUnavailable)) throw error;
      }
    }
    await this.keep(records);
  }

  override get deadLetters(): DeadLetters {
    return this.log.deadLetters;
  }

  override consume(
    group: string,
    handle: (batch: LogBatch) => Promise<void>,
    options?: ConsumeOptions,
  ): Promise<Subscription> {
    return this.log.consume(group, handle, options);
  }

  override seek(group: string, partition: number, offset: number): Promise<void> {
    return this.log.seek(group, partition, offset);
  }

  override lag(group: string): Promise<LogLag> {
    return this.log.lag(group);
  }

  spooled(): SpoolState {
    return this.spool.backlog(DRAIN);
  }

  /** What has not drained stays on the disk, for the next process that opens the folder. */
  override close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    // First the log: a drain that waits for it would wait for the whole of its outage.
    await this.log.close();
    await this.spool.close();
    await this.beacon?.close();
    this.letAppend();
    this.lock.release();
  }

  private async keep(records: readonly LogRecord[]): Promise<void> {
    assertRecordSizes(records);
    const spooled = records.map((record) => ({ key: '', value: encodeSpooled(record) }));
    this.behind += spooled.length;
    try {
      // Before anybody is told that the events are accepted: figures must not seem to have them.
      await this.beacon?.up();
      await this.spool.append(spooled);
    } catch (error) {
      this.behind -= spooled.length;
      if (this.behind === 0) this.beacon?.down();
      const reason = error instanceof Error ? error.message : String(error);
      throw new EventLogUnavailable(`The event log is away, and its spool cannot take more: ${reason}`, {
        cause: error,
      });
    }
  }

  private async drain({ records }: LogBatch): Promise<void> {
    if (this.behind <= LAST_OF_IT_RECORDS) this.lastOfIt ??= openEnd();
    try {
      await this.log.append(records.map(({ value }) => decodeSpooled(value)));
    } catch (error) {
      this.letAppend();
      throw error;
    }
    this.behind -= records.length;
    if (this.behind > 0) return;
    this.letAppend();
    this.beacon?.down();
  }

  private letAppend(): void {
    this.lastOfIt?.end();
    this.lastOfIt = undefined;
  }
}

function openEnd(): { over: Promise<void>; end: () => void } {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  return { over, end };
}
