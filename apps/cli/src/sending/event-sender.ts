import { setTimeout as pause } from 'node:timers/promises';
import type { EventSource, WireBatch, WireEvent } from '@nhipbao/events';
import { postEvents, ServerAway, type PostOutcome } from './post-events.js';

/** Events that travel in one request. */
export interface Parcel {
  events: readonly WireEvent[];
  /** Sender's clock error, ms, for simulated readers with a wrong clock. */
  skewMs?: number;
  apiKey?: string;
  headers?: Readonly<Record<string, string>>;
  /** Called once this parcel and every one before it has been answered. */
  acknowledged?: () => void;
}

export interface RejectedEvent {
  event: WireEvent;
  code: string;
  message: string;
}

export interface SenderOptions {
  /** Base address of the platform. */
  url: string;
  source?: EventSource;
  /** Requests in flight at once; default 4. */
  concurrency?: number;
  /** A server that is away is tried again for so long, ms; default ten minutes. */
  giveUpAfterMs?: number;
  onRejected?: (rejected: RejectedEvent) => void;
  /** Stops retries; what is in flight is still waited for. */
  signal?: AbortSignal;
}

export interface SendTotals {
  accepted: number;
  rejected: number;
  retries: number;
}

/** The site has used up its rate for now: the event is as good as one that met no server. */
const RATE_LIMITED = 'rate_limited';
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

interface Sending {
  parcel: Parcel;
  answered: boolean;
}

/**
 * Sends events with several requests in flight. A parcel is repeated, ids and all, until the server has answered it, so
 * a lost answer costs a duplicate and never an event. Refusals that a repetition cannot mend end the sending.
 */
export class EventSender {
  readonly totals: SendTotals = { accepted: 0, rejected: 0, retries: 0 };
  /** In order of sending; the head is the oldest that is not acknowledged. */
  private readonly queue: Sending[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private failure: Error | undefined;

  constructor(private readonly options: SenderOptions) {}

  /** Resolves when there is room for more. @throws what ended the sending: a refusal, or a server away for too long */
  async send(parcel: Parcel): Promise<void> {
    this.rethrow();
    const sending = { parcel, answered: parcel.events.length === 0 };
    this.queue.push(sending);
    if (sending.answered) {
      this.acknowledge();
      return;
    }
    const task: Promise<void> = this.deliver(sending).finally(() => this.inFlight.delete(task));
    this.inFlight.add(task);
    while (this.inFlight.size >= (this.options.concurrency ?? 4)) await Promise.race(this.inFlight);
    this.rethrow();
  }

  /** Waits for every answer. @throws as `send` does */
  async finish(): Promise<SendTotals> {
    await Promise.all(this.inFlight);
    this.rethrow();
    return this.totals;
  }

  private rethrow(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  private async deliver(sending: Sending): Promise<void> {
    try {
      await this.deliverPatiently(sending.parcel);
      sending.answered = true;
      this.acknowledge();
    } catch (error) {
      // Kept for the next send or finish: nobody awaits this very task.
      this.failure ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  private async deliverPatiently(parcel: Parcel): Promise<void> {
    const { url, source, signal, giveUpAfterMs = 600_000 } = this.options;
    const startedAt = Date.now();
    let events = [...parcel.events];
    for (let attempt = 0; ; attempt++) {
      const batch: WireBatch = { events, sent_at: Date.now() + (parcel.skewMs ?? 0), source };
      const outcome = await postEvents(url, batch, { apiKey: parcel.apiKey, headers: parcel.headers });
      if (outcome.kind === 'answered') events = this.settle(events, outcome);
      if (events.length === 0) return;
      const { error, retryAfterMs } =
        outcome.kind === 'away'
          ? outcome
          : { error: new ServerAway(`${url} takes no more events of this site for now`), retryAfterMs: 0 };
      if (signal?.aborted === true || Date.now() - startedAt > giveUpAfterMs) throw error;
      this.totals.retries++;
      const backOffMs = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
      await pause(Math.max(backOffMs, retryAfterMs), undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }

  /** Counts what was answered. @returns the events that have to be sent again */
  private settle(
    events: readonly WireEvent[],
    answer: Extract<PostOutcome, { kind: 'answered' }>,
  ): WireEvent[] {
    this.totals.accepted += answer.accepted;
    const again: WireEvent[] = [];
    for (const { index, code, message } of answer.rejected) {
      const event = events[index];
      if (event !== undefined && code === RATE_LIMITED) {
        again.push(event);
        continue;
      }
      this.totals.rejected++;
      if (event !== undefined) this.options.onRejected?.({ event, code, message });
    }
    return again;
  }

  private acknowledge(): void {
    for (let head = this.queue[0]; head?.answered === true; head = this.queue[0]) {
      this.queue.shift();
      head.parcel.acknowledged?.();
    }
  }
}
