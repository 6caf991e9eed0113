import type { Line, LinePosition } from './read-lines.js';

/** Servers write a request when it ends but date it when it began: equal lines may lie this far apart in logged time. */
const WINDOW_MS = 120_000;

interface Second {
  /** Where the first line of this second begins. */
  first: LinePosition;
  counts: Map<string, number>;
}

/**
 * Numbers equal lines: two readers behind one address can ask for one page in one second and leave the same line twice.
 * Equal lines carry the same second, so only the latest seconds are remembered.
 */
export class LineOccurrences {
  private readonly seconds = new Map<number, Second>();
  private newest = Number.NEGATIVE_INFINITY;

  /** Which one of its equals a line is, from 1. */
  count(line: Line, at: number): number {
    let second = this.seconds.get(at);
    if (second === undefined) {
      second = { first: { offset: line.offset, line: line.number - 1 }, counts: new Map() };
      this.seconds.set(at, second);
      if (at > this.newest) {
        this.newest = at;
        for (const old of this.seconds.keys()) if (old < at - WINDOW_MS) this.seconds.delete(old);
      }
    }
    const occurrence = (second.counts.get(line.text) ?? 0) + 1;
    second.counts.set(line.text, occurrence);
    return occurrence;
  }

  /** From where lines have to be counted again to be in the present state; `here` when nothing is remembered. */
  replayFrom(here: LinePosition): LinePosition {
    let earliest = here;
    for (const { first } of this.seconds.values()) if (first.offset < earliest.offset) earliest = first;
    return earliest;
  }
}
