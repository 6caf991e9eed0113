import { describe, expect, it } from '@jest/globals';
import { SiteRates } from './site-rates.js';

const taken = (rates: SiteRates, siteId: number, tries: number, nowMs: number) =>
  Array.from({ length: tries }, () => rates.take(siteId, nowMs)).filter(Boolean).length;

describe('SiteRates', () => {
  it('lets five seconds of the rate through at once, then the rate', () => {
    const rates = new SiteRates({ rateLimitPerSite: 10 });
    expect(taken(rates, 1, 100, 0)).toBe(50);
    expect(taken(rates, 1, 100, 0)).toBe(0);
    expect(taken(rates, 1, 100, 1000)).toBe(10);
    expect(taken(rates, 1, 100, 1050)).toBe(0);
    expect(taken(rates, 1, 100, 1100)).toBe(1);
    expect(taken(rates, 1, 100, 3_600_000)).toBe(50);
  });

  it('counts each site by itself, and no time when the clock steps back', () => {
    const rates = new SiteRates({ rateLimitPerSite: 1 });
    expect(taken(rates, 1, 10, 10_000)).toBe(5);
    expect(taken(rates, 2, 10, 10_000)).toBe(5);
    expect(taken(rates, 1, 10, 5_000)).toBe(0);
  });
});
