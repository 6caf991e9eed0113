import { setTimeout as sleep } from 'node:timers/promises';
import { within } from './connect.js';

/** Tells the rest of the platform that a collector has events on its own disk. */
export interface SpoolNotice {
  /** @param sinceMs how long ago the oldest of them may have been received, ms */
  raise(sinceMs: number): Promise<void>;
  lower(): Promise<void>;
}

/** What is spooled first had been tried on the log, which may take two deadlines of a send, and a pause. */
const HELD_UP_MS = 15_000;
/** Longest that a reader's request waits for the notice, ms: collecting does not depend on whom it is given to. */
const ANNOUNCE_WITHIN_MS = 1_000;
const RETRY_MS = 1_000;

/** Keeps a notice as it should be, however often whoever it is given to is away. */
export class SpoolBeacon {
  private wanted = false;
  /** Unknown at first: a former process may have left it either way. */
  private told: boolean | undefined;
  private failing = false;
  private since = 0;
  private settling: Promise<void> | undefined;
  private readonly closing = new AbortController();

  constructor(
    private readonly notice: SpoolNotice,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** Resolves when the notice is up; or soon, and at once for as long as it is known that nobody takes it. */
  async up(ageMs = 0): Promise<void> {
    if (!this.wanted) this.since = Date.now() - ageMs - HELD_UP_MS;
    this.wanted = true;
    if (this.told && !this.settling) return;
    const settled = this.settle();
    if (this.failing) return;
    await within(settled, ANNOUNCE_WITHIN_MS, 'The notice of the spool').catch((error: unknown) =>
      this.fail(error),
    );
  }

  down(): void {
    this.wanted = false;
    if (this.told !== false) void this.settle();
  }

  /** A notice that is up stays up: the events are still there. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.settling;
  }

  private settle(): Promise<void> {
    this.settling ??= this.work();
    return this.settling;
  }

  private async work(): Promise<void> {
    const { signal } = this.closing;
    while (this.told !== this.wanted && !signal.aborted) {
      const goal = this.wanted;
      try {
        await (goal ? this.notice.raise(Date.now() - this.since) : this.notice.lower());
        this.told = goal;
        this.failing = false;
      } catch (error) {
        this.fail(error);
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    this.settling = undefined;
  }

  /** Told once, not with every try. */
  private fail(error: unknown): void {
    if (!this.failing) this.onTrouble(error);
    this.failing = true;
  }
}
