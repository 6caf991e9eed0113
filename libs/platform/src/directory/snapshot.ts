import { setTimeout as sleep } from 'node:timers/promises';
import type { OnModuleDestroy } from '@nestjs/common';

/** How often a snapshot is read again, ms: a change made by another process is seen within this. */
export const REFRESH_MS = 2000;

/** What a snapshot lacks is looked for this often at most, ms. */
const LOOK_AGAIN_MS = 200;

export interface SnapshotAge {
  /** Time since the last successful reading, ms. */
  ageMs: number;
  /** Why the latest reading failed; absent when it succeeded. */
  failure?: Error;
}

/**
 * A value read from the control plane again and again, so that the hot paths look things up in memory and go on with
 * the last reading while the database is away.
 */
export class Snapshot<T> implements OnModuleDestroy {
  private current: T;
  private readAt = 0;
  private failure: Error | undefined;
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private looking: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly read: () => Promise<T>,
    first: T,
  ) {
    this.current = first;
    this.readAt = Date.now();
  }

  /** Reads for the first time, and from then on every `refreshMs`. @throws whatever the first reading throws */
  static async open<T>(read: () => Promise<T>, refreshMs = REFRESH_MS): Promise<Snapshot<T>> {
    const snapshot = new Snapshot(read, await read());
    snapshot.timer = setInterval(() => {
      // A failure is kept in `age`, which the health check shows.
      if (!snapshot.running) snapshot.refresh().catch(() => undefined);
    }, refreshMs);
    snapshot.timer.unref();
    return snapshot;
  }

  get value(): T {
    return this.current;
  }

  age(): SnapshotAge {
    return { ageMs: Date.now() - this.readAt, failure: this.failure };
  }

  /** Resolves when a reading that began after this call has taken effect. @throws when that reading fails */
  refresh(): Promise<void> {
    if (!this.running) return (this.running = this.readOnce());
    // The reading under way may have begun before the caller's change, so another one follows it; callers share it.
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return (this.running = this.readOnce());
      });
    return this.next;
  }

  /**
   * As `refresh`, for what the snapshot lacks: another process may have just made it. Callers share a reading, so that asking for what
   * does not exist costs little.
   * @throws when that reading fails: then nobody can tell whether it exists
   */
  lookAgain(): Promise<void> {
    this.looking ??= sleep(LOOK_AGAIN_MS)
      .then(() => this.refresh())
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  /** Stops reading; resolves when no reading is under way. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await Promise.allSettled([this.looking, this.running, this.next]);
  }

  private async readOnce(): Promise<void> {
    try {
      this.current = await this.read();
      this.readAt = Date.now();
      this.failure = undefined;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw this.failure;
    } finally {
      this.running = undefined;
    }
  }
}
