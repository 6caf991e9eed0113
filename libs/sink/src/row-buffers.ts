import { EVENT_TAG, REJECTION_TAG, type StoredEvent } from '@nhipbao/events';
import type { LogBatch, LoggedRecord } from '@nhipbao/platform';

const BRACE = 0x7b;
const NEWLINE = 0x0a;
/** More than its place in the log and the end of the line add to a record. */
const ADDED_BYTES = 64;

/** A record and the partition that it stands in. */
export interface PlacedRecord {
  partition: number;
  record: LoggedRecord;
}

/** Records as JSONEachRow text of one table. */
export class TableRows {
  private readonly records: LoggedRecord[] = [];
  private readonly partitions: number[] = [];
  /** Where each row begins in the text, and where the last one ends. */
  private readonly bounds: number[] = [];
  private text: Buffer | undefined;

  get count(): number {
    return this.records.length;
  }

  add(partition: number, record: LoggedRecord): void {
    this.partitions.push(partition);
    this.records.push(record);
  }

  at(index: number): PlacedRecord | undefined {
    const record = this.records[index];
    const partition = this.partitions[index];
    return record && partition !== undefined ? { partition, record } : undefined;
  }

  /** Calls for each record; a list of pairs would be as many objects as there are events. */
  forEach(visit: (partition: number, record: LoggedRecord) => void): void {
    this.records.forEach((record, index) => visit(this.partitions[index] ?? 0, record));
  }

  /** The rows `[from, to)`, one line each: a view, not a copy. */
  lines(from = 0, to = this.count): Buffer {
    this.text ??= this.write();
    return this.text.subarray(this.bounds[from], this.bounds[to]);
  }

  /** Written once into one buffer: a buffer for each row takes longer to make than the row to copy. */
  private write(): Buffer {
    let room = 0;
    for (const { value } of this.records) room += value.length + ADDED_BYTES;
    const text = Buffer.allocUnsafe(room);
    let at = 0;
    this.bounds.push(0);
    this.forEach((partition, { offset, value }) => {
      at += text.write(`{"log_partition":${partition},"log_offset":${offset},`, at, 'latin1');
      at += value.copy(text, at, 2);
      text[at++] = NEWLINE;
      this.bounds.push(at);
    });
    return text;
  }
}

/** The records of batches by table, each row with its place in the log. */
export interface BatchRows {
  events: TableRows;
  rejections: TableRows;
  /** Records that are none which this version knows: something else wrote them, or a later version. */
  unknown: PlacedRecord[];
}

/**
 * Sorts batches into the tables that their records name. Bytes are moved, not parsed: a record is already a row and lacks only
 * its place in the log, which is put in front of its first field.
 */
export function rowsOf(batches: readonly Pick<LogBatch, 'partition' | 'records'>[]): BatchRows {
  const rows: BatchRows = { events: new TableRows(), rejections: new TableRows(), unknown: [] };
  for (const { partition, records } of batches)
    for (const record of records) {
      const tag = record.value[1] === BRACE ? String.fromCharCode(record.value[0] ?? 0) : '';
      if (tag === EVENT_TAG) rows.events.add(partition, record);
      else if (tag === REJECTION_TAG) rows.rejections.add(partition, record);
      else rows.unknown.push({ partition, record });
    }
  return rows;
}

/** Server time of a record's receipt, epoch ms; nothing where the record cannot be read. */
export function receivedAt({ value }: LoggedRecord): number | undefined {
  try {
    const { received_at: at } = JSON.parse(value.toString('utf8', 1)) as Partial<StoredEvent>;
    return Number.isSafeInteger(at) ? at : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Server time of the batch's last record that can be read, epoch ms; 0 when there is none. Everything received before it in this
 * partition is in the batch or earlier.
 */
export function receivedUntil({ records }: Pick<LogBatch, 'records'>): number {
  for (const record of records.toReversed()) {
    const at = receivedAt(record);
    if (at !== undefined) return at;
  }
  return 0;
}
