import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planBatches, type ChangedDay } from './plan-batches.js';

const day = (outletId: number, number: number, rows: number): ChangedDay => ({
  outletId,
  day: number * 86_400,
  rows,
});
const range = (outletIds: number[], from: number, to: number) => ({
  outletIds,
  fromDay: from * 86_400,
  toDay: to * 86_400,
});

describe('batches', () => {
  it('are none where nothing changed', () => {
    expect(planBatches([], 100)).toEqual([]);
  });

  it('are shared by small outlets, over all of their days', () => {
    expect(planBatches([day(1, 5, 10), day(2, 3, 10), day(1, 4, 10)], 100)).toEqual([range([1, 2], 3, 5)]);
  });

  it('begin anew where the next outlet would not fit', () => {
    expect(planBatches([day(1, 1, 60), day(2, 1, 60), day(3, 1, 40)], 100)).toEqual([
      range([1], 1, 1),
      range([2, 3], 1, 1),
    ]);
  });

  it('cut a large outlet’s days apart in their order, and share none of them', () => {
    const days = [day(1, 1, 10), day(9, 3, 50), day(9, 1, 50), day(9, 2, 50), day(2, 2, 10)];
    expect(planBatches(days, 100)).toEqual([range([9], 1, 2), range([9], 3, 3), range([1, 2], 1, 2)]);
  });

  it('hold a day alone that is larger than all of them may be', () => {
    expect(planBatches([day(9, 1, 500), day(9, 2, 10)], 100)).toEqual([range([9], 1, 1), range([9], 2, 2)]);
  });

  it('cover every changed day once, and hold no more than they may unless one day is more', () => {
    const changed = fc.uniqueArray(
      fc.record({
        outletId: fc.integer({ min: 1, max: 6 }),
        day: fc.integer({ min: 1, max: 9 }),
        rows: fc.nat(150),
      }),
      {
        selector: ({ outletId, day: number }) => `${outletId}/${number}`,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(changed, (days) => {
        const batches = planBatches(days, 100);
        const held = batches.map(({ outletIds, fromDay, toDay }) =>
          days.filter((d) => outletIds.includes(d.outletId) && d.day >= fromDay && d.day <= toDay),
        );
        expect(held.flat().length).toBe(days.length);
        for (const part of held) {
          const rows = part.reduce((sum, d) => sum + d.rows, 0);
          expect(rows <= 100 || part.length === 1).toBe(true);
        }
      }),
    );
  });
});
