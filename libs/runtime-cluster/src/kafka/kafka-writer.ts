import { EventLogUnavailable, valueBytes, type LogRecord } from '@nhipbao/platform';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { CheckedProducer } from './checked-producer.js';
import { within } from './connect.js';
import { sendSlices } from './send-slices.js';
import type { FullOptions } from './options.js';

interface Waiting {
  records: readonly LogRecord[];
  bytes: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

/** Most that one group takes from the queue. */
const GROUP_BYTES = 4 * 1024 * 1024;

/** What is still tried while brokers are away is left to itself then. */
const CLOSE_WITHIN_MS = 5_000;

export type WriterOptions = Pick<FullOptions, 'sendDeadlineMs' | 'reconnectMs' | 'onTrouble'>;

/**
 * The only sender of records. One group is on its way at a time; whatever is appended meanwhile shares the next, so that the slower
 * the brokers, the larger the group. After a failure everything is refused at once until the brokers can be written to again.
 */
export class KafkaWriter {
  private queue: Waiting[] = [];
  private running: Promise<void> | undefined;
  private producer: CheckedProducer | undefined;
  private away: { error: unknown } | undefined;
  private readonly closing = new AbortController();
  private readonly background = new Set<Promise<void>>();

  /** @param connect gives a producer that is connected to brokers which can be written to */
  constructor(
    private readonly connect: () => Promise<CheckedProducer>,
    private readonly options: WriterOptions,
  ) {}

  append(records: readonly LogRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    if (this.closing.signal.aborted)
      return Promise.reject(new EventLogUnavailable('The event log is closed'));
    if (this.away) return Promise.reject(unavailable(this.away.error));
    return new Promise((resolve, reject) => {
      this.queue.push({ records, bytes: valueBytes(records), resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Takes no more and lets what is on its way arrive. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
    await this.settle();
    // One that connected while it closed.
    this.retire();
    await this.settle();
  }

  private async run(): Promise<void> {
    // Callers that were just released append again in this turn: let them all join before the group leaves.
    await nextTurn();
    while (this.queue.length > 0) {
      await this.send(this.takeGroup());
      await nextTurn();
    }
    this.running = undefined;
  }

  private takeGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const waiting of this.queue) {
      bytes += waiting.bytes;
      if (count > 0 && bytes > GROUP_BYTES) break;
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  private async send(group: readonly Waiting[]): Promise<void> {
    try {
      const producer = (this.producer ??= await this.connectInTime());
      for (const slice of sendSlices(group.flatMap(({ records }) => records)))
        await within(producer.send(slice), this.options.sendDeadlineMs, 'Kafka');
      for (const { resolve } of group) resolve();
    } catch (error) {
      this.away = { error };
      this.retire();
      this.options.onTrouble({ kind: 'unreachable', error });
      // Those behind it have waited as long already.
      for (const { reject } of [...group, ...this.queue.splice(0)]) reject(unavailable(error));
      this.inBackground(this.comeBack());
    }
  }

  private async connectInTime(): Promise<CheckedProducer> {
    const connecting = this.connect();
    try {
      return await within(connecting, this.options.sendDeadlineMs, 'Kafka');
    } catch (error) {
      // It may still arrive, when nobody waits for it any more.
      this.inBackground(
        connecting.then(
          (late) => late.end(),
          () => undefined,
        ),
      );
      throw error;
    }
  }

  private async comeBack(): Promise<void> {
    while (this.away && (await this.pauseUnlessClosed()))
      try {
        this.producer = await this.connect();
        this.away = undefined;
        this.options.onTrouble({ kind: 'reachable_again' });
      } catch (error) {
        this.away = { error };
      }
  }

  private async pauseUnlessClosed(): Promise<boolean> {
    const { signal } = this.closing;
    await sleep(this.options.reconnectMs, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }

  private retire(): void {
    const { producer } = this;
    this.producer = undefined;
    if (producer)
      this.inBackground(
        producer.end().catch((error: unknown) => this.options.onTrouble({ kind: 'close_failed', error })),
      );
  }

  private async settle(): Promise<void> {
    await within(Promise.all(this.background), CLOSE_WITHIN_MS, 'Kafka').catch((error: unknown) =>
      this.options.onTrouble({ kind: 'close_failed', error }),
    );
  }

  private inBackground(work: Promise<void>): void {
    this.background.add(work);
    void work.finally(() => this.background.delete(work));
  }
}

function unavailable(cause: unknown): EventLogUnavailable {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EventLogUnavailable(`The event log cannot be reached: ${reason}`, { cause });
}
