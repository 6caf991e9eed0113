import type { ConsumeOptions, LoggedRecord } from '@nhipbao/platform';
import type { Chunk, LogPoint } from './chunk.js';
import type { LogStore } from './log-store.js';
import type { Wakeup } from './wakeup.js';

const defaults = {
  maxRecords: 10_000,
  maxBytes: 8 * 1024 * 1024,
  lingerMs: 0,
} satisfies Required<ConsumeOptions>;

/** Reads the log forward in batches, sleeping while there is nothing to read. */
export class BatchReader {
  private readonly limits: Required<ConsumeOptions>;
  private chunk: Chunk | undefined;

  /** @param point where the first batch begins; afterwards, where the next one does. */
  constructor(
    private readonly store: LogStore,
    private readonly appended: Wakeup,
    public point: LogPoint,
    limits: ConsumeOptions,
  ) {
    this.limits = { ...defaults, ...limits };
  }

  /** The next records; none only when `signal` aborts before there is one. */
  async next(signal: AbortSignal): Promise<LoggedRecord[]> {
    const start = this.point;
    try {
      return await this.collect(signal);
    } catch (error) {
      // What was read so far is given up: begin again where it began, so that nothing is passed over.
      this.point = start;
      this.chunk = undefined;
      throw error;
    }
  }

  private async collect(signal: AbortSignal): Promise<LoggedRecord[]> {
    const batch: LoggedRecord[] = [];
    const startBytes = this.point.bytes;
    let lingerUntilMs = Infinity;
    while (!signal.aborted && !this.fill(batch, startBytes)) {
      if (batch.length > 0) lingerUntilMs = Math.min(lingerUntilMs, performance.now() + this.limits.lingerMs);
      const leftMs = lingerUntilMs - performance.now();
      if (leftMs <= 0) break;
      await this.appended.sleep(signal, leftMs);
    }
    return batch;
  }

  /** Adds what is there; true when the batch can take no more. */
  private fill(batch: LoggedRecord[], startBytes: number): boolean {
    const { maxRecords, maxBytes } = this.limits;
    while (batch.length < maxRecords) {
      this.chunk ??= this.store.chunkAt(this.point.offset);
      if (!this.chunk) return false;
      this.chunk.take(batch, maxRecords, maxBytes - (this.point.bytes - startBytes));
      this.point = this.chunk.point;
      if (!this.chunk.exhausted) return true;
      this.chunk = undefined;
    }
    return true;
  }
}
