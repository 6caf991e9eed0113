/** How long a lease lasts, ms. A process that dies is followed by another after at most this. */
export const LEASE_MS = 60_000;

/**
 * A holder begins nothing new this long after it last made sure of its lease, ms. What it began before may take until the lease
 * ends: statements under a lease are given no more time than the difference (see {@link LEASED_STATEMENT_SECONDS}).
 */
export const LEASE_SAFE_MS = 20_000;

/** Longest time that a statement under a lease may run, s: it ends before anybody else can hold the lease. */
export const LEASED_STATEMENT_SECONDS = 35;

/** Thrown when work needs a lease that its process no longer surely holds. Nothing was begun. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** One process's hold on a piece of work. */
export class Lease {
  private safeUntilMs = 0;

  constructor(
    readonly name: string,
    /** Numbers up to this one may have been given out by earlier holders. */
    readonly floor: number,
  ) {}

  /** @param askedAtMs `performance.now()` before the database was asked: the lease cannot have begun earlier */
  renewed(askedAtMs: number): void {
    this.safeUntilMs = askedAtMs + LEASE_SAFE_MS;
  }

  end(): void {
    this.safeUntilMs = 0;
  }

  /** @throws {LeaseLost} when another process may hold the lease by the time that something begun now is done */
  assertSafe(): void {
    if (performance.now() >= this.safeUntilMs)
      throw new LeaseLost(`The lease on ${this.name} is not surely held any more`);
  }
}
