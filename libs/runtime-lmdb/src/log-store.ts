import { open, type Database, type RootDatabase } from 'lmdb';
import { Chunk, type LogPoint } from './chunk.js';

const END = 'end';

/** What one durable transaction writes. */
export interface LogWrite {
  /** New chunks by the offset of their first record. */
  chunks?: readonly { offset: number; content: Buffer }[];
  /** New positions of consumer groups. */
  positions?: ReadonlyMap<string, LogPoint>;
  /** Offsets of chunks to delete. */
  deleted?: readonly number[];
  /** The end of the log, kept by itself when the last chunk is deleted, so that no offset is used twice. */
  end?: LogPoint;
}

/**
 * The log's entries in LMDB.
 *
 * Durability: with `overlappingSync: false` LMDB writes the pages, calls fdatasync, then writes the meta page through a
 * descriptor opened with O_DSYNC, and only then resolves the promise of the write (traced with strace). What
 * is acknowledged thus survives a power cut as well as `kill -9`. The library's default on Linux, overlapping sync,
 * promises as much only through `db.flushed`, which never settles when the flush fails.
 */
export class LogStore {
  private readonly root: RootDatabase;
  private readonly chunks: Database<Buffer, number>;
  private readonly positions: Database<LogPoint, string>;
  private readonly ends: Database<LogPoint, string>;

  /** @param mapBytes address space to reserve: the file can never grow above it. */
  constructor(folder: string, mapBytes: number) {
    // Batching by turn of the event loop is off because, with it, a failed commit also rejects a promise that nobody
    // can reach, which ends the process.
    this.root = open({
      path: folder,
      overlappingSync: false,
      eventTurnBatching: false,
      mapSize: mapBytes,
      maxDbs: 4,
    });
    this.chunks = this.root.openDB({ name: 'chunks', encoding: 'binary' });
    this.positions = this.root.openDB({ name: 'positions', encoding: 'json' });
    this.ends = this.root.openDB({ name: 'ends', encoding: 'json' });
  }

  /** Resolves when all of it is durable; when it rejects, nothing of it was written. */
  async write({ chunks = [], positions = new Map(), deleted = [], end }: LogWrite): Promise<void> {
    if (chunks.length + positions.size + deleted.length === 0) return;
    const inOneTransaction = this.chunks.batch(() => {
      for (const { offset, content } of chunks) void this.chunks.put(offset, content);
      for (const [group, point] of positions) void this.positions.put(group, point);
      for (const offset of deleted) void this.chunks.remove(offset);
      if (end) void this.ends.put(END, end);
    });
    await inOneTransaction.catch(rethrowCause);
  }

  /** The chunk that holds the record at `offset`, read from that record on. */
  chunkAt(offset: number): Chunk | undefined {
    const exact = this.chunks.get(offset);
    if (exact) return new Chunk(offset, exact);
    const [before] = this.chunks.getRange({ start: offset, reverse: true, limit: 1 });
    const chunk = before && new Chunk(before.key, before.value);
    return chunk && chunk.end.offset > offset ? chunk.skipTo(offset) : undefined;
  }

  /** Chunks from the oldest on, each read only when it is reached. */
  *oldestChunks(): Generator<Chunk> {
    for (const { key, value } of this.chunks.getRange({ snapshot: false })) yield new Chunk(key, value);
  }

  /** Where the oldest retained record is; the end of the log when there is none. */
  oldest(): LogPoint {
    const [first] = this.chunks.getRange({ limit: 1 });
    return first ? new Chunk(first.key, first.value).start : this.end();
  }

  /** Where the next record goes. */
  end(): LogPoint {
    const kept = this.ends.get(END) ?? { offset: 0, bytes: 0 };
    const [last] = this.chunks.getRange({ reverse: true, limit: 1 });
    const stored = last && new Chunk(last.key, last.value).end;
    return stored && stored.offset > kept.offset ? stored : kept;
  }

  savedPositions(): Map<string, LogPoint> {
    return new Map(Array.from(this.positions.getRange(), ({ key, value }) => [key, value]));
  }

  async close(): Promise<void> {
    await this.root.close();
  }
}

/** lmdb rejects with "see commitError", a promise that rejects with the cause a moment later. */
async function rethrowCause(error: unknown): Promise<never> {
  if (error instanceof Error && 'commitError' in error) await error.commitError;
  throw error;
}
