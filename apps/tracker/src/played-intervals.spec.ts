import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addInterval, type Interval } from './played-intervals.js';

const LENGTH = 200;

describe('addInterval', () => {
  it('joins what overlaps or touches', () => {
    expect(addInterval([[0, 10]], 10, 20)).toEqual([[0, 20]]);
    expect(
      addInterval(
        [
          [0, 10],
          [30, 40],
        ],
        5,
        35,
      ),
    ).toEqual([[0, 40]]);
    expect(addInterval([[0, 10]], 20, 30)).toEqual([
      [0, 10],
      [20, 30],
    ]);
  });

  it('covers exactly the moments that were played, each once', () => {
    const interval = fc
      .tuple(fc.nat(LENGTH - 20), fc.integer({ min: 1, max: 20 }))
      .map(([from, length]): Interval => [from, from + length]);
    fc.assert(
      fc.property(fc.array(interval), (all) => {
        const merged = all.reduce<Interval[]>((played, [from, to]) => addInterval(played, from, to), []);
        for (let moment = 0; moment < LENGTH; moment++) {
          const isPlayed = all.some(([from, to]) => from <= moment && moment < to);
          const times = merged.filter(([from, to]) => from <= moment && moment < to).length;
          expect(times).toBe(isPlayed ? 1 : 0);
        }
      }),
    );
  });
});
