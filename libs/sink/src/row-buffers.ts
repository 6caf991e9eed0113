import { EVENT_TAG, REJECTION_TAG, type StoredEvent } from '@nhipbao/events';
import type { LogBatch } from '@nhipbao/platform';

const BRACE = 0x7b;
const NEWLINE = Buffer.from('\n');

/** The records of a batch as JSONEachRow text, by table, each row with its place in the log. */
export interface BatchRows {
  events: Buffer[];
  eventCount: number;
  rejections: Buffer[];
  rejectionCount: number;
}

/**
 * Sorts a batch into the tables that its records name. Bytes are moved, not parsed: a record is already a row and lacks only
 * its place in the log, which is put in front of its first field.
 * @throws Error when a record is none that this version knows: the log was written by something else, and passing it over would
 * lose it
 */
export function rowsOf(batch: LogBatch): BatchRows {
  const rows: BatchRows = { events: [], eventCount: 0, rejections: [], rejectionCount: 0 };
  for (const { offset, value } of batch.records) {
    const tag = String.fromCharCode(value[0] ?? 0);
    if (value[1] !== BRACE || (tag !== EVENT_TAG && tag !== REJECTION_TAG)) {
      throw new Error(`record ${batch.partition}/${offset} of the event log is of an unknown kind`);
    }
    const target = tag === EVENT_TAG ? rows.events : rows.rejections;
    target.push(
      Buffer.from(`{"log_partition":${batch.partition},"log_offset":${offset},`),
      value.subarray(2),
      NEWLINE,
    );
    if (tag === EVENT_TAG) rows.eventCount++;
    else rows.rejectionCount++;
  }
  return rows;
}

/** Server time of the batch's last record, epoch ms. Everything received before it in this partition is in the batch or earlier. */
export function receivedUntil(batch: LogBatch): number {
  const last = batch.records.at(-1);
  if (!last) return 0;
  return (JSON.parse(last.value.toString('utf8', 1)) as Pick<StoredEvent, 'received_at'>).received_at;
}
