import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Line {
  text: string;
  /** Counted from 1. */
  number: number;
  /** Where the line begins and the next one begins, in bytes of the unpacked file. */
  offset: number;
  nextOffset: number;
}

/** A place between two lines. */
export interface LinePosition {
  offset: number;
  /** Lines before it. */
  line: number;
}

export const START: LinePosition = { offset: 0, line: 0 };

/** An input: a file, a `.gz` file or `-` for standard input. */
export class LineInput {
  /** Size on disk, bytes; 0 when it is not known. */
  readonly sizeBytes: number;
  private file: ReadStream | undefined;
  private openedAt = 0;

  constructor(private readonly path: string) {
    this.sizeBytes = path === '-' ? 0 : statSync(path).size;
  }

  /** How much of `sizeBytes` has been read. */
  get readBytes(): number {
    return this.openedAt + (this.file?.bytesRead ?? 0);
  }

  /** The lines from a place on, in groups as they are read. The last line needs no line feed. */
  async *linesFrom(start: LinePosition): AsyncGenerator<Line[], void, undefined> {
    let { offset, line } = start;
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of this.bytesFrom(start.offset)) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const lines: Line[] = [];
      let begin = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, begin)) {
        lines.push({
          text: textOf(bytes, begin, end),
          number: ++line,
          offset,
          nextOffset: offset + end + 1 - begin,
        });
        offset += end + 1 - begin;
        begin = end + 1;
      }
      rest = bytes.subarray(begin);
      if (lines.length > 0) yield lines;
    }
    if (rest.length > 0) {
      yield [
        { text: textOf(rest, 0, rest.length), number: line + 1, offset, nextOffset: offset + rest.length },
      ];
    }
  }

  private async *bytesFrom(offset: number): AsyncGenerator<Buffer, void, undefined> {
    const stream = this.open(offset);
    let unwanted = offset - this.openedAt;
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      if (unwanted >= bytes.length) {
        unwanted -= bytes.length;
        continue;
      }
      yield unwanted > 0 ? bytes.subarray(unwanted) : bytes;
      unwanted = 0;
    }
  }

  /** Plain files are opened at the place; others have to be read up to it. */
  private open(offset: number): Readable {
    if (this.path === '-') return process.stdin;
    const packed = this.path.endsWith('.gz');
    this.openedAt = packed ? 0 : offset;
    this.file = createReadStream(this.path, { start: this.openedAt, highWaterMark: 1 << 18 });
    if (!packed) return this.file;
    const unpacked = createGunzip({ chunkSize: 1 << 18 });
    // Whoever reads `unpacked` gets the error of either stream.
    pipeline(this.file, unpacked, () => undefined);
    return unpacked;
  }
}

function textOf(bytes: Buffer, begin: number, end: number): string {
  const last = end > begin && bytes[end - 1] === 13 ? end - 1 : end;
  return bytes.toString('utf8', begin, last);
}
