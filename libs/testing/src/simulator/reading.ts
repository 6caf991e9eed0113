import type { Page } from './outlet-world.js';
import type { Random } from './random.js';

/** What one page view was worth to its reader. */
export interface Reading {
  /** Final value of the cumulative counter, ms. */
  engagedMs: number;
  /** Deepest scroll, 0–100. */
  scrollPct: number;
  /** How much longer than the engaged time the page stayed open. */
  stretch: number;
}

const LONGEST_MS = 15 * 60_000;
const WORDS_PER_MINUTE = 230;
/** Readers give a piece about a fifth of the time that reading all of it would take. */
const MEDIAN_SHARE_READ = 0.2;
const FRONT_PAGE_MEDIAN_MS = 11_000;
/** Page views that are left before the first heartbeat. */
const SHARE_LEFT_AT_ONCE = 0.05;

export function read(page: Page, patience: number, random: Random): Reading {
  const fullMs = ((page.article?.word_count ?? 0) / WORDS_PER_MINUTE) * 60_000;
  const median =
    page.article === undefined ? FRONT_PAGE_MEDIAN_MS : Math.max(6_000, fullMs * MEDIAN_SHARE_READ);
  const leftAtOnce = random.chance(SHARE_LEFT_AT_ONCE);
  const engagedMs = leftAtOnce
    ? 0
    : Math.round(Math.min(random.logNormal(median * patience, 0.95), LONGEST_MS));
  const reach = page.article === undefined ? 0.5 : Math.sqrt((1.7 * engagedMs) / fullMs);
  return {
    engagedMs,
    scrollPct: Math.max(1, Math.min(100, Math.round(100 * reach * random.between(0.7, 1.25)))),
    stretch: random.between(1, 1.3),
  };
}

const FIRST_PING_MS = 5_000;
const PING_MS = 15_000;

/** Values of the cumulative counter at which the tracker reports: 5 s, every 15 s, and the last one. */
export function* pings(engagedMs: number): Generator<number> {
  if (engagedMs > FIRST_PING_MS) yield FIRST_PING_MS;
  for (let at = PING_MS; at < engagedMs; at += PING_MS) yield at;
  if (engagedMs > 0) yield engagedMs;
}
