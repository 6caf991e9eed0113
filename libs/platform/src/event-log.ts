/** A record to append. Records with one key keep their order. */
export interface LogRecord {
  key: string;
  value: Buffer;
}

/** A record as consumers see it. `(partition, offset)` is its identity for ever. */
export interface LoggedRecord {
  offset: number;
  value: Buffer;
}

/** Consecutive records of one partition. */
export interface LogBatch {
  partition: number;
  records: LoggedRecord[];
  /** Aborted when the consumer is stopping or has lost the partition. */
  signal: AbortSignal;
}

export interface ConsumeOptions {
  /** Most records in one batch. */
  maxRecords?: number;
  /** Most bytes of values in one batch. */
  maxBytes?: number;
  /** Waits at most this long, ms, for a batch to fill once it has a first record. */
  lingerMs?: number;
}

export interface Subscription {
  /** Stops after the batch in hand; resolves when nothing of it is running. */
  stop(): Promise<void>;
}

export interface LogLag {
  /** Records appended and not yet handled by the group. */
  records: number;
  /** Age of the oldest of them, ms; 0 when there is none. */
  ageMs: number;
}

/** Thrown by `append` when the log cannot take records now: unreachable, or its bound is reached. Nothing was stored. */
export class EventLogUnavailable extends Error {
  override readonly name = 'EventLogUnavailable';
}

/**
 * The durable, ordered log between the collector and everything after it. Implemented on LMDB (one machine) and on
 * Kafka (cluster); both pass the contract suite in `@nhipbao/testing`.
 */
export abstract class EventLog {
  /** Resolves only when every record is durable; rejects with {@link EventLogUnavailable} when it cannot be. */
  abstract append(records: readonly LogRecord[]): Promise<void>;

  /**
   * Hands batches to `handle` in order, one at a time per partition, from the group's position; the position advances
   * only after `handle` resolves. When `handle` rejects, the same records are handed again after a pause: a batch is
   * never passed over. A new group begins at the oldest retained record.
   */
  abstract consume(group: string, handle: (batch: LogBatch) => Promise<void>, options?: ConsumeOptions): Promise<Subscription>;

  /** Moves a stopped group to an offset of a partition, to replay from there. */
  abstract seek(group: string, partition: number, offset: number): Promise<void>;

  abstract lag(group: string): Promise<LogLag>;

  abstract close(): Promise<void>;
}
