import { EVENT_TAG, REJECTION_TAG, type StoredEvent } from '@nhipbao/events';
import type { LogBatch, LoggedRecord } from '@nhipbao/platform';

const BRACE = 0x7b;
const NEWLINE = Buffer.from('\n');
/** Its place in the log, its fields, the end of the line. */
const BUFFERS_PER_ROW = 3;

/** Records as JSONEachRow text of one table. */
export class TableRows {
  readonly records: LoggedRecord[] = [];
  private readonly buffers: Buffer[] = [];

  constructor(private readonly partition: number) {}

  add(record: LoggedRecord): void {
    this.records.push(record);
    this.buffers.push(
      Buffer.from(`{"log_partition":${this.partition},"log_offset":${record.offset},`),
      record.value.subarray(2),
      NEWLINE,
    );
  }

  /** The rows `[from, to)`, one line each. */
  lines(from = 0, to = this.records.length): Buffer[] {
    return this.buffers.slice(from * BUFFERS_PER_ROW, to * BUFFERS_PER_ROW);
  }
}

/** The records of a batch by table, each row with its place in the log. */
export interface BatchRows {
  events: TableRows;
  rejections: TableRows;
  /** Records that are none which this version knows: something else wrote them, or a later version. */
  unknown: LoggedRecord[];
}

/**
 * Sorts a batch into the tables that its records name. Bytes are moved, not parsed: a record is already a row and lacks only
 * its place in the log, which is put in front of its first field.
 */
export function rowsOf({ partition, records }: LogBatch): BatchRows {
  const rows: BatchRows = {
    events: new TableRows(partition),
    rejections: new TableRows(partition),
    unknown: [],
  };
  for (const record of records) {
    const tag = record.value[1] === BRACE ? String.fromCharCode(record.value[0] ?? 0) : '';
    if (tag === EVENT_TAG) rows.events.add(record);
    else if (tag === REJECTION_TAG) rows.rejections.add(record);
    else rows.unknown.push(record);
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
