import type { Refusal, RequestFacts } from './pipeline/draft.js';

/** What became of a request's events. */
export interface Collected {
  accepted: number;
  refused: readonly RefusedEvent[];
}

export interface RefusedEvent {
  /** Place in the request, from 0. */
  index: number;
  refusal: Refusal;
}

/** The events of a request on their way, and whoever waits to hear what becomes of them. */
export class Submission {
  /** Resolves when all are stored or counted as refused; rejects when one could not be. */
  readonly collected: Promise<Collected>;
  /** How many events it had. */
  readonly count: number;
  private readonly refused: RefusedEvent[] = [];
  private outstanding: number;
  private resolve: (collected: Collected) => void;
  private reject: (error: unknown) => void;

  constructor(
    private events: readonly unknown[],
    readonly request: RequestFacts,
  ) {
    this.count = this.outstanding = events.length;
    this.collected = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** The events as they came, once: it keeps none of them. */
  takeEvents(): readonly unknown[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  /** An event is not taken; it is settled when that is counted. */
  refuse(index: number, refusal: Refusal): void {
    this.refused.push({ index, refusal });
  }

  /** One more event is in the log, or in the count of the refused ones. */
  settleOne(): void {
    this.outstanding -= 1;
    if (this.outstanding > 0) return;
    this.refused.sort((one, other) => one.index - other.index);
    this.resolve({ accepted: this.count - this.refused.length, refused: this.refused });
  }

  fail(error: unknown): void {
    this.reject(error);
  }
}
