import type { LogRecord } from '@nhipbao/platform';
import { encodeChunk, type LogPoint } from './chunk.js';

/** Large enough that a B-tree insertion is nothing, small enough that the free pages of a deleted one are used again. */
const CHUNK_BYTES = 256 * 1024;
const CHUNK_RECORDS = 8_192;

/** Everything that is appended while one transaction is on its way to the disk, and shares the next. */
export class AppendGroup {
  readonly records: LogRecord[] = [];
  bytes = 0;
  /** There is something to write. */
  requested = false;
  /** Someone holds {@link durable}. */
  awaited = false;
  /** One promise for all appends of the group: they become durable, or fail, together. */
  readonly durable: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;

  constructor() {
    let resolve: () => void = () => undefined;
    let reject: (error: Error) => void = () => undefined;
    this.durable = new Promise<void>((onResolve, onReject) => {
      resolve = onResolve;
      reject = onReject;
    });
    this.resolve = resolve;
    this.reject = reject;
  }

  add(records: readonly LogRecord[], bytes: number): void {
    for (const record of records) this.records.push(record);
    this.bytes += bytes;
    this.requested = true;
    this.awaited = true;
  }

  /** The group as entries of the store, beginning at `start`. */
  chunks(start: LogPoint, appendedAtMs: number): { offset: number; content: Buffer }[] {
    const chunks: { offset: number; content: Buffer }[] = [];
    let from = 0;
    let bytes = 0;
    let bytesBefore = start.bytes;
    const close = (to: number) => {
      const content = encodeChunk(this.records, from, to, bytes, bytesBefore, appendedAtMs);
      chunks.push({ offset: start.offset + from, content });
      bytesBefore += bytes;
      from = to;
      bytes = 0;
    };
    let index = 0;
    for (const { value } of this.records) {
      if (index > from && (index - from >= CHUNK_RECORDS || bytes + value.length > CHUNK_BYTES)) close(index);
      bytes += value.length;
      index += 1;
    }
    close(this.records.length);
    return chunks;
  }
}
