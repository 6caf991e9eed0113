import type { LoggedRecord, LogRecord } from '@nhipbao/platform';

/** A place in the log: how many records, and how many bytes of values, were ever appended before it. */
export interface LogPoint {
  offset: number;
  bytes: number;
}

/*
 * One entry of the store holds a run of consecutive records: an entry each would cost a B-tree insertion and an object
 * per record. Little-endian: u32 records, u32 layout version, f64 appended at (epoch ms), f64 value bytes ever appended
 * before, then one u32 length per record, then the values.
 */
const HEADER_BYTES = 24;
const LAYOUT_VERSION = 1;

/** Lays out `records[from, to)`, whose values are `valueBytes` long together, as one entry. */
export function encodeChunk(
  records: readonly LogRecord[],
  from: number,
  to: number,
  valueBytes: number,
  bytesBefore: number,
  appendedAtMs: number,
): Buffer {
  const count = to - from;
  const chunk = Buffer.allocUnsafe(HEADER_BYTES + 4 * count + valueBytes);
  chunk.writeUInt32LE(count, 0);
  chunk.writeUInt32LE(LAYOUT_VERSION, 4);
  chunk.writeDoubleLE(appendedAtMs, 8);
  chunk.writeDoubleLE(bytesBefore, 16);
  let lengthAt = HEADER_BYTES;
  let valueAt = HEADER_BYTES + 4 * count;
  for (const { value } of records.slice(from, to)) {
    chunk.writeUInt32LE(value.length, lengthAt);
    lengthAt += 4;
    chunk.set(value, valueAt);
    valueAt += value.length;
  }
  return chunk;
}

/** A stored run of records, read from front to back. */
export class Chunk {
  /** Records in it. */
  readonly count: number;
  readonly appendedAtMs: number;
  readonly start: LogPoint;
  readonly end: LogPoint;
  private index = 0;
  private valueAt: number;

  constructor(
    offset: number,
    private readonly content: Buffer,
  ) {
    this.count = content.readUInt32LE(0);
    if (content.readUInt32LE(4) !== LAYOUT_VERSION)
      throw new Error('The event log was written by a version of the program that this one cannot read');
    this.appendedAtMs = content.readDoubleLE(8);
    this.start = { offset, bytes: content.readDoubleLE(16) };
    this.valueAt = HEADER_BYTES + 4 * this.count;
    this.end = { offset: offset + this.count, bytes: this.start.bytes + content.length - this.valueAt };
  }

  /** The place that the next {@link take} begins at. */
  get point(): LogPoint {
    const valuesAt = HEADER_BYTES + 4 * this.count;
    return { offset: this.start.offset + this.index, bytes: this.start.bytes + this.valueAt - valuesAt };
  }

  /** Passes over the records before `offset`. */
  skipTo(offset: number): this {
    while (this.start.offset + this.index < offset && this.index < this.count) {
      this.valueAt += this.nextLength();
      this.index += 1;
    }
    return this;
  }

  /**
   * Moves records into `batch` until it holds `maxRecords`, or the next would bring its values above `maxBytes`, or the
   * chunk ends. A first record is taken whatever its size. Returns the bytes taken.
   */
  take(batch: LoggedRecord[], maxRecords: number, maxBytes: number): number {
    let bytes = 0;
    while (this.index < this.count && batch.length < maxRecords) {
      const length = this.nextLength();
      if (bytes + length > maxBytes && batch.length > 0) break;
      const value = this.content.subarray(this.valueAt, this.valueAt + length);
      batch.push({ offset: this.start.offset + this.index, value });
      this.valueAt += length;
      this.index += 1;
      bytes += length;
    }
    return bytes;
  }

  get exhausted(): boolean {
    return this.index >= this.count;
  }

  private nextLength(): number {
    return this.content.readUInt32LE(HEADER_BYTES + 4 * this.index);
  }
}
