import { valueBytes, type ConsumeOptions, type LogBatch, type LoggedRecord } from '@nhipbao/platform';
import { Wakeup } from '@nhipbao/runtime-lmdb';
import type { FullOptions } from './options.js';

/** Bytes that all feeds of a consumer hold together. */
export interface HeldBytes {
  now: number;
  readonly limit: number;
}

export interface FeedTerms {
  group: string;
  partition: number;
  /** Settles when an earlier feed of this partition in this process has let go of its last batch. */
  previous: Promise<void>;
  handle: (batch: LogBatch) => Promise<void>;
  /** Told the offset that the group goes on from, after each batch. */
  onHandled: (nextOffset: number) => void;
  /** Told whenever something was let go of. */
  onRelief: () => void;
  held: HeldBytes;
  limits: Required<ConsumeOptions>;
  options: Pick<FullOptions, 'retryMinMs' | 'retryMaxMs' | 'onTrouble'>;
}

/** What was fetched of one partition and is handed out, one batch at a time, until the consumer stops or loses the partition. */
export class PartitionFeed {
  private buffer: LoggedRecord[] = [];
  private bufferBytes = 0;
  private waitingSinceMs = 0;
  private resumeFetching: (() => void) | undefined;
  private readonly ending = new AbortController();
  private readonly arrived = new Wakeup();
  private readonly pause = new Wakeup();
  /** Settles when the last batch is let go of. */
  readonly finished: Promise<void>;

  constructor(private readonly terms: FeedTerms) {
    this.finished = this.run();
  }

  /** Takes consecutive records. */
  add(records: readonly LoggedRecord[]): void {
    if (records.length === 0 || this.ending.signal.aborted) return;
    if (this.buffer.length === 0) this.waitingSinceMs = performance.now();
    const bytes = valueBytes(records);
    for (const record of records) this.buffer.push(record);
    this.bufferBytes += bytes;
    this.terms.held.now += bytes;
    this.arrived.wake();
  }

  /** True when nothing more may be fetched before something of it is handled. */
  get mustPause(): boolean {
    return this.isFull || this.terms.held.now >= this.terms.held.limit;
  }

  pausedBy(resume: () => void): void {
    this.resumeFetching = resume;
  }

  resumeIfRoom(): void {
    if (this.mustPause || !this.resumeFetching) return;
    const resume = this.resumeFetching;
    this.resumeFetching = undefined;
    resume();
  }

  /** Hands out nothing more, and tells the handler of the batch in hand. */
  end(): void {
    this.ending.abort();
  }

  private get isFull(): boolean {
    const { maxRecords, maxBytes } = this.terms.limits;
    return this.buffer.length >= maxRecords || this.bufferBytes >= maxBytes;
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    await this.terms.previous;
    while (!signal.aborted) {
      const records = await this.nextBatch();
      const last = records.at(-1);
      if (!last) break;
      if (await this.deliver(records)) this.terms.onHandled(last.offset + 1);
      this.terms.held.now -= valueBytes(records);
      this.terms.onRelief();
    }
    this.terms.held.now -= this.bufferBytes;
    this.buffer = [];
    this.terms.onRelief();
  }

  /** The next records; none only when the feed ends first. */
  private async nextBatch(): Promise<LoggedRecord[]> {
    const { signal } = this.ending;
    while (!signal.aborted && this.buffer.length === 0) await this.arrived.sleep(signal);
    while (!signal.aborted && !this.isFull) {
      const leftMs = this.waitingSinceMs + this.terms.limits.lingerMs - performance.now();
      if (leftMs <= 0) break;
      await this.arrived.sleep(signal, leftMs);
    }
    return signal.aborted ? [] : this.take();
  }

  private take(): LoggedRecord[] {
    const { maxRecords, maxBytes } = this.terms.limits;
    let count = 0;
    let bytes = 0;
    for (const { value } of this.buffer) {
      if (count >= maxRecords || (count > 0 && bytes + value.length > maxBytes)) break;
      count += 1;
      bytes += value.length;
    }
    this.bufferBytes -= bytes;
    this.waitingSinceMs = performance.now();
    return this.buffer.splice(0, count);
  }

  /** True once the handler has taken the records; false when the feed ended before it did. */
  private async deliver(records: LoggedRecord[]): Promise<boolean> {
    const { group, partition, handle, options } = this.terms;
    const { signal } = this.ending;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await handle({ partition, records, signal });
        return true;
      } catch (error) {
        const pauseMs = Math.min(options.retryMinMs * 2 ** (attempt - 1), options.retryMaxMs);
        options.onTrouble({ kind: 'handler_failed', group, partition, error, attempt, pauseMs });
        await this.pause.sleep(signal, pauseMs);
      }
    }
    return false;
  }
}
