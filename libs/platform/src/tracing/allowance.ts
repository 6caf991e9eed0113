const SECOND_MS = 1000;

/** So many a second and no more, counted from the first of each second. */
export class Allowance {
  private since = -Infinity;
  private taken = 0;

  constructor(private readonly perSecond: number) {}

  /** Whether one more may be had now. */
  take(nowMs = performance.now()): boolean {
    if (nowMs - this.since >= SECOND_MS) {
      this.since = nowMs;
      this.taken = 0;
    }
    if (this.taken >= this.perSecond) return false;
    this.taken += 1;
    return true;
  }
}
