import type { DeadLetters } from './dead-letters.js';

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

/** Bytes of the values together: what batches, groups and buffers are bounded by. */
export function valueBytes(records: readonly { value: Buffer }[]): number {
  let bytes = 0;
  for (const { value } of records) bytes += value.length;
  return bytes;
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

/**
 * Thrown by `append` when the log cannot take records now: unreachable, or its bound is reached. Not all of them were stored, and
 * perhaps none.
 */
export class EventLogUnavailable extends Error {
  override readonly name = 'EventLogUnavailable';
}

/**
 * The durable, ordered log between the collector and everything after it. Implemented on LMDB (one machine) and on
 * Kafka (cluster); both pass the contract suite in `@nhipbao/testing`.
 */
export abstract class EventLog {
  /** Records that consumers have set aside. */
  abstract readonly deadLetters: DeadLetters;

  /**
   * Resolves only when every record is durable: it survives `kill -9` and a power cut. Rejects with
   * {@link EventLogUnavailable} when that is not sure. A log of several partitions, or one whose answer was lost on the way, may hold
   * some or all of them all the same; a caller sends them again, and what is there twice is counted once by the id of its event. The
   * values must not be changed before it settles.
   */
  abstract append(records: readonly LogRecord[]): Promise<void>;

  /**
   * Hands batches to `handle` in order, one at a time per partition, from the group's position; the position advances
   * only after `handle` resolves. When `handle` rejects, the same records are handed again after a pause: a batch is
   * never passed over. After a crash the records since the last saved position come again, so `handle` must bear
   * repetition. A new group begins at the oldest retained record, and from then on nothing is deleted before it has
   * handled it, unless the log says otherwise (Kafka deletes by age). Offsets grow by one from record to record, except over records that were deleted.
   */
  abstract consume(
    group: string,
    handle: (batch: LogBatch) => Promise<void>,
    options?: ConsumeOptions,
  ): Promise<Subscription>;

  /**
   * Moves a stopped group to an offset of a partition, to replay from there; durable when it resolves. An offset older
   * than what is retained means the oldest retained record; one beyond the end is a RangeError. What is to be replayed
   * counts as backlog again.
   */
  abstract seek(group: string, partition: number, offset: number): Promise<void>;

  /** How far a group is behind. One that was never seen is behind by everything retained, and does not become known. */
  abstract lag(group: string): Promise<LogLag>;

  /** Takes no more, lets the batches in hand finish, and saves positions. */
  abstract close(): Promise<void>;
}
