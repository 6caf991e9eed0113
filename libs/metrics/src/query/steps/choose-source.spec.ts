import { describe, expect, it } from '@jest/globals';
import { compile } from '../../compile/compile.js';
import { rollupStatements } from '../../compile/rollup-statement.js';
import { planQuery, planTotal, type Plan, type PlanContext } from '../plan.js';
import type { QueryRequest } from '../request.js';

const CONTEXT: PlanContext = {
  outletIds: [7],
  siteId: 0,
  platformTimezone: 'Asia/Ho_Chi_Minh',
  now: new Date('2026-11-08T00:00:00Z'),
};

const plan = (request: Partial<QueryRequest>): Plan =>
  planQuery({ metrics: ['pageviews'], date_range: ['2026-11-01', '2026-11-07'], ...request }, CONTEXT);

describe('the source of an answer', () => {
  const is = (dimension: string, ...values: (string | number)[]): QueryRequest['filters'] => [
    { dimension, op: 'is', values },
  ];

  it.each([
    ['a total of days', {}, 'rollup_day'],
    ['a series of days', { granularity: 'day' }, 'rollup_day'],
    ['of weeks', { granularity: 'week' }, 'rollup_day'],
    ['of months', { granularity: 'month' }, 'rollup_day'],
    ['of hours', { granularity: 'hour' }, 'rollup_hour'],
    ['of minutes', { granularity: 'minute', date_range: ['2026-11-01', '2026-11-02'] }, 'page_views'],
    ['one breakdown', { dimensions: ['device'] }, 'rollup_day'],
    ['an article with its title', { dimensions: ['article', 'title'] }, 'rollup_day'],
    ['titles by themselves', { dimensions: ['title'] }, 'page_views'],
    ['two breakdowns', { dimensions: ['device', 'section'] }, 'page_views'],
    ['a breakdown by outlet and another', { dimensions: ['outlet', 'device'] }, 'rollup_day'],
    ['a breakdown by site', { dimensions: ['site'] }, 'rollup_day'],
    [
      'a breakdown that has hour cells, by hour',
      { dimensions: ['section'], granularity: 'hour' },
      'rollup_hour',
    ],
    ['one that has none, by hour', { dimensions: ['device'], granularity: 'hour' }, 'page_views'],
    ['the hours of the day', { dimensions: ['hour_of_day'] }, 'page_views'],
    ['one value of one dimension', { filters: is('section', 'Thời sự') }, 'rollup_day'],
    ['two values: a visit may be in both', { filters: is('section', 'Thời sự', 'Kinh tế') }, 'page_views'],
    ['all but a value', { filters: [{ dimension: 'section', op: 'is_not', values: ['x'] }] }, 'page_views'],
    [
      'a filter on the breakdown itself',
      { dimensions: ['section'], filters: is('section', 'a', 'b') },
      'rollup_day',
    ],
    [
      'a filter on something else',
      { dimensions: ['section'], filters: is('device', 'mobile') },
      'page_views',
    ],
    ['some outlets', { filters: is('outlet', 7, 8) }, 'rollup_day'],
    ['one site', { filters: is('site', 12) }, 'rollup_day'],
    ['two sites: a reader may be on both', { filters: is('site', 12, 13) }, 'page_views'],
    ['the days of another zone', { timezone: 'Asia/Tokyo' }, 'page_views'],
    ['the platform’s zone by its old name', { timezone: 'Asia/Saigon' }, 'rollup_day'],
    ['half a day', { date_range: ['2026-11-01T00:00', '2026-11-01T12:00'] }, 'page_views'],
    [
      'half a day by hour',
      { granularity: 'hour', date_range: ['2026-11-01T00:00', '2026-11-01T12:00'] },
      'rollup_hour',
    ],
    [
      'half hours by hour',
      { granularity: 'hour', date_range: ['2026-11-01T00:30', '2026-11-01T12:00'] },
      'page_views',
    ],
  ] satisfies [string, Partial<QueryRequest>, Plan['source']][])('%s', (_what, change, source) => {
    expect(plan(change).source).toBe(source);
  });

  it('is chosen anew for the total', () => {
    const byHour = plan({ dimensions: ['device'], granularity: 'hour' });
    const total = planTotal(byHour, CONTEXT);
    expect(total).toMatchObject({ source: 'rollup_day', dimensions: [], order: [], limit: 1, offset: 0 });
    expect(total.granularity).toBeUndefined();
    expect(total.range).toEqual(byHour.range);
  });
});

describe('readers of the whole period', () => {
  it.each([
    ['in total', {}],
    ['by day', { granularity: 'day' }],
    ['by article', { dimensions: ['article'] }],
    ['beside a metric that rollups hold', { metrics: ['pageviews', 'readers'] }],
  ] satisfies [string, Partial<QueryRequest>][])('are counted from page views %s', (_, request) => {
    const asked = plan({ metrics: ['readers'], ...request });
    expect(asked.source).toBe('page_views');
    const { sql } = compile(asked);
    expect(sql).toContain('uniqExactIf(visitor, ');
    expect(sql).not.toContain('rollup_');
  });

  it('are in no rollup', () => {
    for (const statement of [...rollupStatements('hour'), ...rollupStatements('day')])
      expect(statement).not.toContain('readers');
  });
});
