import type { ConsumeOptions, LogBatch, Subscription } from '@nhipbao/platform';
import { Wakeup } from '@nhipbao/runtime-lmdb';
import type { AdminConnection } from './admin-connection.js';
import { GroupMembership } from './group-membership.js';
import type { FullOptions } from './options.js';

const defaults = {
  maxRecords: 10_000,
  maxBytes: 8 * 1024 * 1024,
  lingerMs: 0,
} satisfies Required<ConsumeOptions>;

/** Keeps a process a member of a group: whenever it falls out, it joins again. */
export class KafkaConsumer implements Subscription {
  private readonly stopping = new AbortController();
  private readonly pause = new Wakeup();
  private readonly finished: Promise<void>;
  private readonly limits: Required<ConsumeOptions>;

  constructor(
    private readonly group: string,
    private readonly handle: (batch: LogBatch) => Promise<void>,
    limits: ConsumeOptions,
    private readonly admin: AdminConnection,
    private readonly options: FullOptions,
    private readonly prepare: () => Promise<void>,
  ) {
    this.limits = { ...defaults, ...limits };
    this.finished = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.finished;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { group, handle, limits, admin, options } = this;
    while (!signal.aborted) {
      try {
        await this.prepare();
        await new GroupMembership(group, handle, limits, admin, options).hold(signal);
      } catch (error) {
        const pauseMs = this.options.reconnectMs;
        this.options.onTrouble({ kind: 'consumer_failed', group, error, pauseMs });
        await this.pause.sleep(signal, pauseMs);
      }
    }
  }
}
