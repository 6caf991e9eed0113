import { describe, expect, it } from '@jest/globals';
import { planQuery, type QueryRequest } from '@nhipbao/metrics';
import type { Row } from '../select-rows.js';
import { assertSectorQuestion, mustWithhold, publishableTotal } from './disclosure.js';

const row = (contributors: number, dominance: number, readers: number, more: Row = {}): Row => ({
  contributors,
  dominance,
  reader_days: readers,
  ...more,
});
const SAFE = row(3, 0.6, 11);

describe('a row', () => {
  it.each([
    ['three outlets, the largest with 60 %, and eleven readers', SAFE, false],
    ['two outlets', row(2, 0.5, 1000), true],
    ['one outlet that has more than 60 %', row(9, 0.601, 1000), true],
    ['ten readers', row(9, 0.2, 10), true],
    ['nobody', row(0, 0, 0), true],
    ['what cannot be told', {}, true],
  ])('that rests on %s', (_what, given, withheld) => {
    expect(mustWithhold(given)).toBe(withheld);
  });
});

describe('a total', () => {
  const total = row(5, 0.3, 500, { pageviews: 900, conversions: 70 });
  const shown = row(4, 0.4, 100, { pageviews: 500, conversions: 40 });

  it('stands beside rows that are all shown', () => {
    expect(publishableTotal(total, [shown, shown], [shown, shown])).toEqual(total);
  });

  it('is withheld with any row, since the difference is that row', () => {
    expect(publishableTotal(total, [shown, row(1, 1, 3)], [shown])).toBeUndefined();
  });

  it('is withheld where it says too much itself', () => {
    expect(publishableTotal(row(2, 0.5, 500), [], [])).toBeUndefined();
  });

  it('leaves out the figure that a row leaves out', () => {
    const kept = [shown, { ...shown, conversions: null }];
    expect(publishableTotal(total, kept, kept)).toMatchObject({ pageviews: 900, conversions: null });
  });
});

describe('a question about the sector', () => {
  const assert = (change: Partial<QueryRequest>): void =>
    assertSectorQuestion(
      planQuery(
        { metrics: ['pageviews'], date_range: ['2026-11-01', '2026-11-07'], ...change },
        { outletIds: [1, 2, 3], siteId: 0, platformTimezone: 'Asia/Ho_Chi_Minh', now: new Date(0) },
      ),
    );

  it.each([
    {},
    { granularity: 'day' },
    { granularity: 'month', dimensions: ['channel'] },
    { dimensions: ['province'] },
    { dimensions: ['content_type'], metrics: ['visits', 'bounce_rate'] },
  ] satisfies Partial<QueryRequest>[])('may be %j', (change) => {
    expect(() => assert(change)).not.toThrow();
  });

  it.each([
    { dimensions: ['outlet'] },
    { dimensions: ['article'] },
    { dimensions: ['entry_page'] },
    { dimensions: ['utm_source'] },
    { dimensions: ['device', 'os'] },
    { filters: [{ dimension: 'outlet', op: 'is', values: [1] }] },
    { filters: [{ dimension: 'site', op: 'is', values: [1] }] },
    { filters: [{ dimension: 'channel', op: 'is', values: ['search'] }] },
    { granularity: 'hour' },
    { granularity: 'minute', date_range: ['2026-11-01', '2026-11-01'] },
    { date_range: ['2026-11-01T00:00', '2026-11-07T23:00'] },
    { timezone: 'Asia/Tokyo' },
  ] satisfies Partial<QueryRequest>[])('may not be %j', (change) => {
    expect(() => assert(change)).toThrow(expect.objectContaining({ status: 403, code: 'aggregates_only' }));
  });
});
