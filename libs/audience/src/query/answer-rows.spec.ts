import { describe, expect, it } from '@jest/globals';
import { comparedRange, planQuery, type Plan, type QueryRequest } from '@nhipbao/metrics';
import { bucketsOf } from './buckets.js';
import { columnsOf, keyCells, localTime, metricCells } from './columns.js';
import { comparedPlan, comparisonKey } from './comparison.js';

const plan = (change: Partial<QueryRequest>): Plan =>
  planQuery(
    { metrics: ['pageviews', 'bounce_rate'], date_range: ['2026-11-01', '2026-11-03'], ...change },
    { outletIds: [7], siteId: 0, platformTimezone: 'Asia/Ho_Chi_Minh', now: new Date(0) },
  );

describe('the buckets of a range', () => {
  const buckets = (change: Partial<QueryRequest>): string[] => {
    const asked = plan(change);
    return bucketsOf(asked, asked.granularity ?? 'day');
  };

  it('are every local day', () => {
    expect(buckets({ granularity: 'day' })).toEqual([
      '2026-11-01T00:00:00+07:00',
      '2026-11-02T00:00:00+07:00',
      '2026-11-03T00:00:00+07:00',
    ]);
  });

  // New York goes back an hour on 1 November 2026 at 02:00: the day has 25 hours, and 01:00 comes twice.
  it('are every hour of a day on which the clocks change', () => {
    const hours = buckets({
      granularity: 'hour',
      timezone: 'America/New_York',
      date_range: ['2026-11-01', '2026-11-01'],
    });
    expect(hours).toHaveLength(25);
    expect(hours.slice(0, 4)).toEqual([
      '2026-11-01T00:00:00-04:00',
      '2026-11-01T01:00:00-04:00',
      '2026-11-01T01:00:00-05:00',
      '2026-11-01T02:00:00-05:00',
    ]);
  });

  it('begin with the week or month that the range begins in', () => {
    expect(buckets({ granularity: 'week' })).toEqual([
      '2026-10-26T00:00:00+07:00',
      '2026-11-02T00:00:00+07:00',
    ]);
    expect(buckets({ granularity: 'month', date_range: ['2026-01-31', '2026-02-01'] })).toEqual([
      '2026-01-01T00:00:00+07:00',
      '2026-02-01T00:00:00+07:00',
    ]);
  });

  it('of minutes are of the part of a day that is asked for', () => {
    expect(buckets({ granularity: 'minute', date_range: ['2026-11-01T08:00', '2026-11-01T08:02'] })).toEqual([
      '2026-11-01T08:00:00+07:00',
      '2026-11-01T08:01:00+07:00',
    ]);
  });
});

describe('columns', () => {
  it('are time, dimensions, metrics and what they are compared with, in this order', () => {
    const columns = columnsOf(plan({ granularity: 'day', dimensions: ['section', 'site'] }), true);
    expect(columns.map(({ name, type, unit, role }) => [name, type, unit, role])).toEqual([
      ['time', 'time', null, 'dimension'],
      ['section', 'string', null, 'dimension'],
      ['site', 'number', null, 'dimension'],
      ['pageviews', 'number', 'count', 'metric'],
      ['bounce_rate', 'number', 'ratio', 'metric'],
      ['previous_pageviews', 'number', 'count', 'comparison'],
      ['previous_bounce_rate', 'number', 'ratio', 'comparison'],
    ]);
  });

  it('hold what the engine gives, in the types that they promise', () => {
    const asked = plan({ granularity: 'day', dimensions: ['section', 'site'] });
    const row = { time: 1_793_466_000, section: null, site: '12', pageviews: '5', bounce_rate: null };
    expect(keyCells(row, asked)).toEqual(['2026-11-01T00:00:00+07:00', '', 12]);
    expect(metricCells(row, asked)).toEqual([5, null]);
    expect(metricCells(undefined, asked)).toEqual([null, null]);
  });

  it('tell time in the zone that was asked for', () => {
    expect(localTime(1_793_466_000, 'Europe/Paris')).toBe('2026-10-31T18:00:00+01:00');
  });
});

describe('the rows of a comparison', () => {
  const before = (now: Plan): Plan =>
    comparedPlan(now, comparedRange(now.range, 'previous_period', now.timezone), []);

  it('by time alone belong together by their place', () => {
    const now = plan({ granularity: 'day' });
    expect(comparisonKey(['2026-11-02T00:00:00+07:00', 5], 1, now)).toBe(
      comparisonKey(['2026-10-30T00:00:00+07:00', 4], 1, before(now)),
    );
  });

  it('by time and value belong together by the bucket’s place in its range', () => {
    const now = plan({ granularity: 'day', dimensions: ['section'] });
    const then = before(now);
    const key = comparisonKey(['2026-11-03T00:00:00+07:00', 'Thể thao', 5], 0, now);
    expect(key).toBe(comparisonKey(['2026-10-31T00:00:00+07:00', 'Thể thao', 1], 7, then));
    expect(key).not.toBe(comparisonKey(['2026-10-31T00:00:00+07:00', 'Kinh tế', 1], 7, then));
    expect(key).not.toBe(comparisonKey(['2026-10-30T00:00:00+07:00', 'Thể thao', 1], 7, then));
  });

  it('by article belong together whatever its title was', () => {
    const now = plan({ dimensions: ['article', 'title'] });
    expect(comparisonKey(['a1', 'Tựa mới', 5], 0, now)).toBe(comparisonKey(['a1', 'Tựa cũ', 9], 3, now));
  });

  it('by title alone belong together by the title', () => {
    const now = plan({ dimensions: ['title'] });
    expect(comparisonKey(['Tựa mới', 5], 0, now)).not.toBe(comparisonKey(['Tựa cũ', 5], 0, now));
  });

  it('are asked for by the values at hand, all of them, unless these are too many for a statement', () => {
    const now = plan({ dimensions: ['article', 'title'], limit: 2, offset: 4 });
    const few = comparedPlan(now, now.range, [{ article: 'a1' }, { article: 'a2' }, { article: 'a1' }]);
    expect(few).toMatchObject({ limit: 50_000, offset: 0, filters: [{ op: 'is', values: ['a1', 'a2'] }] });
    const many = comparedPlan(
      now,
      now.range,
      Array.from({ length: 5000 }, (_, n) => ({ article: `a${n}` })),
    );
    expect(many.filters).toEqual([]);
  });
});
