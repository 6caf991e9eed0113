import type { Config } from '@nhipbao/platform';

/** A site may send this many seconds' worth at once: breaking news and a batch of 500 come in bursts. */
const BURST_SECONDS = 5;

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** How much one site may send: a token bucket per site, in this process. */
export class SiteRates {
  private readonly buckets = new Map<number, Bucket>();
  private readonly perSecond: number;
  private readonly capacity: number;

  constructor({ rateLimitPerSite }: Pick<Config, 'rateLimitPerSite'>) {
    this.perSecond = rateLimitPerSite;
    this.capacity = rateLimitPerSite * BURST_SECONDS;
  }

  /** Takes one event's token; false when the site has used up its share. Only known sites may be asked for. */
  take(siteId: number, nowMs: number): boolean {
    let bucket = this.buckets.get(siteId);
    if (!bucket) {
      bucket = { tokens: this.capacity, filledAtMs: nowMs };
      this.buckets.set(siteId, bucket);
    }
    const elapsedMs = Math.max(0, nowMs - bucket.filledAtMs);
    bucket.tokens = Math.min(this.capacity, bucket.tokens + (elapsedMs / 1000) * this.perSecond);
    bucket.filledAtMs = nowMs;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
