import type { DayRange } from './rollup-batch.js';

/** A local day of an outlet that has to be rolled up again. */
export interface ChangedDay {
  outletId: number;
  /** Epoch seconds of the local day's beginning. */
  day: number;
  /** Page views in it, an estimate. */
  rows: number;
}

/**
 * Cuts the work into batches whose page views fit in memory together: small outlets share a batch, a large one's days are
 * spread over several.
 */
export function planBatches(days: readonly ChangedDay[], maxRows: number): DayRange[] {
  const batches: DayRange[] = [];
  let shared: { range: DayRange; rows: number } | undefined;
  for (const own of byOutlet(days)) {
    const rows = total(own);
    if (rows > maxRows) {
      batches.push(...chunksOf(own, maxRows).map(rangeOf));
    } else if (shared && shared.rows + rows <= maxRows) {
      shared.range = union(shared.range, rangeOf(own));
      shared.rows += rows;
    } else {
      if (shared) batches.push(shared.range);
      shared = { range: rangeOf(own), rows };
    }
  }
  return shared ? [...batches, shared.range] : batches;
}

const total = (days: readonly ChangedDay[]): number => days.reduce((sum, { rows }) => sum + rows, 0);

function byOutlet(days: readonly ChangedDay[]): ChangedDay[][] {
  const groups = new Map<number, ChangedDay[]>();
  for (const day of days) groups.set(day.outletId, [...(groups.get(day.outletId) ?? []), day]);
  return [...groups.values()].map((group) => group.sort((a, b) => a.day - b.day));
}

function chunksOf(days: readonly ChangedDay[], maxRows: number): ChangedDay[][] {
  const chunks: ChangedDay[][] = [];
  let current: ChangedDay[] = [];
  for (const day of days) {
    if (current.length > 0 && total(current) + day.rows > maxRows) {
      chunks.push(current);
      current = [];
    }
    current.push(day);
  }
  return [...chunks, current];
}

function rangeOf(days: readonly ChangedDay[]): DayRange {
  const starts = days.map(({ day }) => day);
  return {
    outletIds: [...new Set(days.map(({ outletId }) => outletId))],
    fromDay: Math.min(...starts),
    toDay: Math.max(...starts),
  };
}

function union(a: DayRange, b: DayRange): DayRange {
  return {
    outletIds: [...a.outletIds, ...b.outletIds],
    fromDay: Math.min(a.fromDay, b.fromDay),
    toDay: Math.max(a.toDay, b.toDay),
  };
}
