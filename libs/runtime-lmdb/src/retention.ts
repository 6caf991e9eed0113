import type { Chunk, LogPoint } from './chunk.js';
import type { GroupPositions } from './group-positions.js';
import type { LogRange } from './log-range.js';
import type { LogStore } from './log-store.js';
import type { LmdbEventLogOptions } from './options.js';

/** Most that one transaction deletes, so that appends never wait long behind it. */
const DELETE_BYTES = 4 * 1024 * 1024;
const DELETE_CHUNKS = 1_000;

/** Deletes, in the background, what every group has handled and what is too old or too much to keep for a replay. */
export class Retention {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly store: LogStore,
    private readonly positions: GroupPositions,
    private readonly range: LogRange,
    private readonly options: Required<LmdbEventLogOptions>,
  ) {
    this.timer = setInterval(() => {
      this.running ??= this.run().finally(() => (this.running = undefined));
    }, options.retentionIntervalMs).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopped && (await this.deleteSome()));
    } catch (error) {
      this.options.onTrouble({ kind: 'retention_failed', error });
    }
  }

  /** One small transaction; false when there is nothing to delete. */
  private async deleteSome(): Promise<boolean> {
    const handled = this.positions.handledByAll;
    if (!handled) return false;
    const deleted: number[] = [];
    let oldest: LogPoint = this.range.oldest;
    for (const chunk of this.store.oldestChunks()) {
      if (!this.mayGo(chunk, handled)) break;
      deleted.push(chunk.start.offset);
      oldest = chunk.end;
      if (deleted.length >= DELETE_CHUNKS || oldest.bytes - this.range.oldest.bytes >= DELETE_BYTES) break;
    }
    if (deleted.length === 0) return false;
    await this.store.write({ deleted, end: oldest });
    this.range.oldest = oldest;
    return true;
  }

  private mayGo(chunk: Chunk, handled: LogPoint): boolean {
    if (chunk.end.offset > handled.offset) return false;
    const old = Date.now() - chunk.appendedAtMs >= this.options.retentionMs;
    return old || this.range.end.bytes - chunk.start.bytes > this.options.retentionBytes;
  }
}
