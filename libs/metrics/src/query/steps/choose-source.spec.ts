import { describe, expect, it } from '@jest/globals';
import { compile } from '../../compile/compile.js';
import { rollupStatements } from '../../compile/rollup-statement.js';
import { planQuery, type Plan } from '../plan.js';
import type { QueryRequest } from '../request.js';

const plan = (request: Partial<QueryRequest>): Plan =>
  planQuery(
    { metrics: ['pageviews'], date_range: ['2026-11-01', '2026-11-07'], ...request },
    {
      outletIds: [7],
      siteId: 0,
      platformTimezone: 'Asia/Ho_Chi_Minh',
      now: new Date('2026-11-08T00:00:00Z'),
    },
  );

describe('the source of an answer', () => {
  it.each([
    ['whole days', {}, 'rollup_day'],
    ['hours', { granularity: 'hour' }, 'rollup_hour'],
    ['a breakdown that cells are computed for', { dimensions: ['article'] }, 'rollup_day'],
    [
      'a breakdown that is kept by the day, by the hour',
      { dimensions: ['author'], granularity: 'hour' },
      'page_views',
    ],
    ['two breakdowns at once', { dimensions: ['article', 'device'] }, 'page_views'],
    ['part of a day', { date_range: ['2026-11-01T08:00', '2026-11-01T09:00'] }, 'page_views'],
    ['days of another time zone', { timezone: 'UTC' }, 'page_views'],
  ] satisfies [string, Partial<QueryRequest>, Plan['source']][])('of %s', (_, request, source) => {
    expect(plan(request).source).toBe(source);
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
