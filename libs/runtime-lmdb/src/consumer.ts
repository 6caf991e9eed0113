import type { LogBatch, LoggedRecord, Subscription } from '@nhipbao/platform';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BatchReader } from './batch-reader.js';
import type { LogPoint } from './chunk.js';
import type { LmdbEventLogOptions } from './options.js';
import { Wakeup } from './wakeup.js';

/** The only partition: one machine, one order. */
export const PARTITION = 0;

/** Hands a group's batches to its handler, one at a time, each until the handler has taken it. */
export class Consumer implements Subscription {
  private readonly stopping = new AbortController();
  private readonly pause = new Wakeup();
  private finished: Promise<void> | undefined;

  /** @param onHandled told where the group stands after each batch. */
  constructor(
    private readonly group: string,
    private readonly reader: BatchReader,
    private readonly handle: (batch: LogBatch) => Promise<void>,
    private readonly onHandled: (point: LogPoint) => void,
    private readonly options: Required<LmdbEventLogOptions>,
  ) {}

  start(): void {
    this.finished = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.finished;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const records = await this.reader.next(signal);
        if (records.length > 0 && (await this.deliver(records))) this.onHandled(this.reader.point);
        // A handler that never waits must not keep everything else in the process from running.
        await nextTurn();
      } catch (error) {
        const pauseMs = this.options.retryMaxMs;
        this.options.onTrouble({ kind: 'consumer_failed', group: this.group, error, pauseMs });
        await this.pause.sleep(signal, pauseMs);
      }
    }
  }

  /** True once the handler has taken the records; false when the consumer was stopped before it did. */
  private async deliver(records: LoggedRecord[]): Promise<boolean> {
    const { signal } = this.stopping;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await this.handle({ partition: PARTITION, records, signal });
        return true;
      } catch (error) {
        const pauseMs = Math.min(this.options.retryMinMs * 2 ** (attempt - 1), this.options.retryMaxMs);
        this.options.onTrouble({ kind: 'handler_failed', group: this.group, error, attempt, pauseMs });
        await this.pause.sleep(signal, pauseMs);
      }
    }
    return false;
  }
}
