import { describe, expect, it } from '@jest/globals';
import type { QueryAnswer } from '../../api/query.js';
import { livedPoints, seriesPoints } from './series-points.js';

/** Four hours of a morning, answered at 09:20. */
const answer: QueryAnswer = {
  columns: [
    { name: 'time', type: 'datetime', unit: null, role: 'dimension' },
    { name: 'visits', type: 'number', unit: 'count', role: 'metric' },
    { name: 'previous_visits', type: 'number', unit: 'count', role: 'comparison' },
  ],
  rows: [
    ['2026-11-23T07:00:00+07:00', 0, 4],
    ['2026-11-23T08:00:00+07:00', 12, 9],
    ['2026-11-23T09:00:00+07:00', 3, 10],
    ['2026-11-23T10:00:00+07:00', 0, 8],
  ],
  totals: null,
  meta: {
    date_range: ['2026-11-23T00:00:00+07:00', '2026-11-24T00:00:00+07:00'],
    timezone: 'Asia/Ho_Chi_Minh',
    granularity: 'hour',
    fresh_until: '2026-11-23T02:19:58Z',
    computed_at: '2026-11-23T02:20:00Z',
    final_until: '2026-11-22T00:00:00+07:00',
    rule_version: 1,
    source: 'rollup',
    total_rows: 4,
    limit: 100,
    offset: 0,
  },
};

describe('the points of a series', () => {
  const points = seriesPoints(answer, 'visits', Date.parse('2026-11-23T02:20:00Z'));

  it('tell a quiet hour from one that has not begun', () => {
    expect(points.map(({ value }) => value)).toEqual([0, 12, 3, null]);
    expect(points.map(({ previous }) => previous)).toEqual([4, 9, 10, 8]);
  });

  it('mark the hour that is still filling', () => {
    expect(points.map(({ open }) => open)).toEqual([false, false, true, false]);
  });

  it('of an article begin with its first view and end with now', () => {
    expect(livedPoints(points).map(({ value }) => value)).toEqual([12, 3]);
  });
});
