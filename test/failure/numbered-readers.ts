import { setTimeout as sleep } from 'node:timers/promises';
import type { Newsroom } from '../product/newsroom.js';

/** All numbered page views are of this local day. */
export const DAY = '2026-10-28';
const FROM_MS = Date.parse(`${DAY}T06:00:00+07:00`);
const VIEW_EVERY_MS = 100;
export const READERS = 300;
export const VIEWS_A_REQUEST = 20;
const RETRY_PAUSE_MS = 100;
/** Between two requests of one sender: there shall be events all the time, not as many as possible. */
const PACE_MS = 200;

export const articleOf = (number: number): string => `bai-${number}`;
/** Different for neighbours, so that a mix-up shows. */
export const engagedMsOf = (number: number): number => 1_000 + (number % 7_919);

const uuid = (kind: number, number: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** A page view and its engagement; whoever sends the number again sends the same two events. */
export function eventsOf(number: number, site: string): unknown[] {
  const ts = FROM_MS + number * VIEW_EVERY_MS;
  const pv = uuid(1, number);
  const who = { site, pv, consent: 'analytics', vid: `reader-${number % READERS}` };
  const article = { id: articleOf(number), section: `muc-${number % 10}` };
  return [
    { ...who, type: 'pageview', id: pv, ts, url: `https://kiemthu.example/${articleOf(number)}`, article },
    { ...who, type: 'engagement', id: uuid(2, number), ts: ts + 9_000, engaged_ms: engagedMsOf(number) },
  ];
}

/** One in each request that no collector takes, so that refusals have to come out right as well. */
const refused = (site: string): unknown => ({ type: 'telepathy', site });

/**
 * Readers whose page views are numbered from 0 without a gap, sent by several senders at once. A request is repeated, ids and all,
 * until it is answered 202, as a good client does.
 */
export class NumberedReaders {
  private next = 0;
  private stopping = false;
  private abandoned = false;
  private readonly senders: Promise<void>[];
  /** Requests that were sent again, by what stood in for a 202: another status, or the code of a connection's error. */
  private readonly repeats = new Map<string, number>();
  /** Page views answered 202. */
  acknowledged = 0;

  constructor(
    private readonly newsroom: Newsroom,
    senders: number,
  ) {
    this.senders = Array.from({ length: senders }, () => this.send());
  }

  get repeated(): number {
    return [...this.repeats.values()].reduce((sum, requests) => sum + requests, 0);
  }

  /** How many requests were repeated, and why, in words. */
  get repetition(): string {
    const reasons = [...this.repeats].map(([reason, requests]) => `${reason} ${requests} times`);
    return `${this.repeated} requests repeated${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}`;
  }

  /** Resolves once everything that was begun has been answered 202. @returns how many page views there are */
  async stop(): Promise<number> {
    this.stopping = true;
    await Promise.all(this.senders);
    return this.next;
  }

  /** Ends without waiting for answers: the test is over. */
  abandon(): void {
    this.abandoned = true;
    this.stopping = true;
  }

  private async send(): Promise<void> {
    while (!this.stopping) {
      const first = this.next;
      this.next += VIEWS_A_REQUEST;
      const numbers = Array.from({ length: VIEWS_A_REQUEST }, (_, i) => first + i);
      const site = this.newsroom.siteKey;
      const events = [...numbers.flatMap((number) => eventsOf(number, site)), refused(site)];
      while (!(await this.isTaken(events)) && !this.abandoned) {
        await sleep(RETRY_PAUSE_MS);
      }
      this.acknowledged += VIEWS_A_REQUEST;
      await sleep(PACE_MS);
    }
  }

  private async isTaken(events: unknown[]): Promise<boolean> {
    try {
      const { status, body } = await this.newsroom.send(events);
      if (status === 202 && body.rejected.length !== 1)
        throw new RangeError(`rejected: ${JSON.stringify(body.rejected)}`);
      if (status !== 202) this.repeat(String(status));
      return status === 202;
    } catch (error) {
      // No connection, or one that was cut: what became of the request is not known.
      if (error instanceof RangeError) throw error;
      const { code, message } = causeOf(error);
      this.repeat(code ?? message);
      return false;
    }
  }

  private repeat(reason: string): void {
    if (!this.abandoned) this.repeats.set(reason, (this.repeats.get(reason) ?? 0) + 1);
  }
}

/** What lies under the `fetch failed` that hides it. */
function causeOf(error: unknown): NodeJS.ErrnoException {
  // Not asked by `instanceof`: a test has an `Error` of its own, which is not the one that `fetch` throws.
  const { cause } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause ?? (error as Error);
}
