import { Injectable } from '@nestjs/common';

/** Versions of recomputed rows: epoch ms, strictly increasing, so that a later recomputation always replaces an earlier one. */
@Injectable()
export class VersionClock {
  private last = 0;

  /** The highest version given out or passed over. */
  get latest(): number {
    return this.last;
  }

  next(): number {
    this.last = Math.max(Date.now(), this.last + 1);
    return this.last;
  }

  /** No version from now on is at or below one that was given before a restart, even if the clock went back since. */
  startAfter(version: number): void {
    this.last = Math.max(this.last, version);
  }
}
