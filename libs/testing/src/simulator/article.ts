import type { WireArticle } from '@nhipbao/events';
import { HOUR_MS, MINUTE_MS } from './rhythm.js';

/** A published piece and how readers take to it. */
export interface Article {
  wire: WireArticle;
  /** Index of the site that publishes it. */
  site: number;
  path: string;
  publishedAt: number;
  /** Demand at its height, relative to the outlet's plainest piece. */
  popularity: number;
  halfLifeMs: number;
  /** How much more the whole outlet is read at the height of this story: 0 for the everyday. */
  surge: number;
}

const RISE_MS = 45 * MINUTE_MS;
const TAIL = 0.008;
/** Nothing but guides is read later than this. */
export const SHELF_LIFE_DAYS = 10;

/** The life of a piece: a fast rise, then half as many readers every half-life, then a thin tail. Between 0 and about 1. */
export function lifeCurve(ageMs: number, halfLifeMs: number): number {
  if (ageMs < 0) return 0;
  if (ageMs < RISE_MS) return 0.25 + (0.75 * ageMs) / RISE_MS;
  return 2 ** (-(ageMs - RISE_MS) / halfLifeMs) + TAIL;
}

/** ISO 8601 in Vietnam's time, as a paper's own JSON-LD writes it. */
export function localIso(at: number): string {
  return new Date(at + 7 * HOUR_MS).toISOString().slice(0, 19) + '+07:00';
}
