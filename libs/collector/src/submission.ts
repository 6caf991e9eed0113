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
  private readonly refused: RefusedEvent[] = [];
  private outstanding: number;
  private resolve: (collected: Collected) => void;
  private reject: (error: unknown) => void;

  constructor(
    readonly events: readonly unknown[],
    readonly request: RequestFacts,
  ) {
    this.outstanding = events.length;
    this.collected = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  accept(): void {
    this.settleOne();
  }

  refuse(index: number, refusal: Refusal): void {
    this.refused.push({ index, refusal });
    this.settleOne();
  }

  fail(error: unknown): void {
    this.reject(error);
  }

  private settleOne(): void {
    this.outstanding -= 1;
    if (this.outstanding > 0) return;
    const { events, refused } = this;
    refused.sort((one, other) => one.index - other.index);
    this.resolve({ accepted: events.length - refused.length, refused });
  }
}
