import type { Observation } from './observation.js';

/** A page view with everything that was ever reported about it. */
export interface ReferencePageView {
  /** The event that opened it. */
  opening: Observation;
  /** Time of its last event of any type. */
  lastActivity: number;
  /**
   * Cumulative counters: the largest value is the truth, whatever order they came in (DOMAIN §2, "Sent as a cumulative
   * counter per page view").
   */
  engagedMs: number;
  /** "Deepest share … brought into view, 0–100"; undefined when none was reported. */
  scrollPct: number | undefined;
  /** Played time by media item: "union of played intervals, so seeking back adds nothing". Items with none are left out. */
  playedMs: Map<string, number>;
  /** What was signed up for or paid on it. */
  conversions: Observation[];
}

export interface Assembled {
  pageViews: ReferencePageView[];
  /** Conversions that no page view is known for. */
  looseConversions: Observation[];
}

/** Gathers events into page views. An event that comes again (the same outlet, page view and id) is heard once. */
export function assemblePageViews(observations: Iterable<Observation>): Assembled {
  // By outlet and page view; in it by the event's own id.
  const outlets = new Map<string, Map<string, Map<string, Observation>>>();
  for (const observation of observations) {
    const { outlet, pv, id } = observation;
    const byPageView = entryOf(outlets, outlet, () => new Map<string, Map<string, Observation>>());
    const heard = entryOf(byPageView, pv, () => new Map<string, Observation>());
    if (!heard.has(id)) heard.set(id, observation);
  }

  const pageViews: ReferencePageView[] = [];
  const looseConversions: Observation[] = [];
  const groups = [...outlets.values()].flatMap((byPageView) => [...byPageView.values()]);
  for (const events of groups.map((heard) => [...heard.values()])) {
    const opening = events.find((event) => event.type === 'pageview');
    // Heartbeats of a page view that never arrived are accounted for, but are no page view.
    if (opening !== undefined) pageViews.push(pageViewOf(opening, events));
    else looseConversions.push(...events.filter((event) => event.type === 'conversion'));
  }
  return { pageViews, looseConversions };
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function pageViewOf(opening: Observation, events: readonly Observation[]): ReferencePageView {
  let lastActivity = opening.ts;
  let engagedMs = 0;
  let scrollPct: number | undefined;
  const intervals = new Map<string, (readonly [number, number])[]>();
  for (const event of events) {
    if (event.ts > lastActivity) lastActivity = event.ts;
    if (event.engagedMs !== undefined && event.engagedMs > engagedMs) engagedMs = event.engagedMs;
    if (event.scrollPct !== undefined && event.scrollPct > (scrollPct ?? -1)) scrollPct = event.scrollPct;
    if (event.media !== undefined) {
      const known = intervals.get(event.media.id) ?? [];
      known.push(...event.media.played);
      intervals.set(event.media.id, known);
    }
  }
  const playedMs = new Map<string, number>();
  for (const [media, played] of intervals) {
    const length = unionLength(played);
    if (length > 0) playedMs.set(media, length);
  }
  const conversions = events.filter((event) => event.type === 'conversion');
  return { opening, lastActivity, engagedMs, scrollPct, playedMs, conversions };
}

/** How much of the line some intervals cover together. */
export function unionLength(intervals: readonly (readonly [number, number])[]): number {
  let covered = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    if (to <= reached) continue;
    covered += to - Math.max(from, reached);
    reached = to;
  }
  return covered;
}
