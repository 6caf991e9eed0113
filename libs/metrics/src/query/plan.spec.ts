import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planQuery, type Plan, type PlanContext } from './plan.js';
import { QueryError, type QueryRequest } from './request.js';

const CONTEXT: PlanContext = {
  outletIds: [7],
  siteId: 0,
  platformTimezone: 'Asia/Ho_Chi_Minh',
  now: new Date('2026-11-23T03:00:00Z'),
};
const QUESTION: QueryRequest = { metrics: ['pageviews'], date_range: ['2026-11-01', '2026-11-07'] };

const plan = (change: Partial<QueryRequest> = {}, context: Partial<PlanContext> = {}): Plan =>
  planQuery({ ...QUESTION, ...change }, { ...CONTEXT, ...context });

function refusal(change: Partial<QueryRequest>): QueryError {
  try {
    plan(change);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error('the question was planned');
}

describe('names', () => {
  it('are looked up, each once', () => {
    const { metrics, dimensions } = plan({
      metrics: ['visits', 'pageviews', 'visits'],
      dimensions: ['section', 'section'],
    });
    expect(metrics.map(({ name }) => name)).toEqual(['visits', 'pageviews']);
    expect(dimensions.map(({ name }) => name)).toEqual(['section']);
  });

  it.each([
    [{ metrics: ['pageviews', 'clicks'] }, 'metrics[1]', 'visits'],
    [{ metrics: ['__proto__'] }, 'metrics[0]', 'pageviews'],
    [{ metrics: ['Pageviews'] }, 'metrics[0]', 'pageviews'],
    [{ metrics: [] }, 'metrics', 'pageviews'],
    [{ dimensions: ['colour'] }, 'dimensions[0]', 'section'],
    [{ dimensions: ['pageviews'] }, 'dimensions[0]', 'channel'],
    [{ dimensions: ['section', 'author', 'tag', 'device', 'os'] }, 'dimensions', 'device'],
    [{ filters: [{ dimension: 'visitor', op: 'is', values: ['1'] }] }, 'filters[0].dimension', 'section'],
    [{ filters: [{ dimension: 'section', op: 'gt', values: ['a'] }] }, 'filters[0].op', 'is'],
    [{ filters: [{ dimension: 'hour_of_day', op: 'contains', values: [1] }] }, 'filters[0].op', 'gt'],
    [{ order_by: ['-visits'] }, 'order_by[0]', 'pageviews'],
  ] satisfies [Partial<QueryRequest>, string, string][])(
    'that are unknown (%j) are refused with those there are',
    (change, field, valid) => {
      const error = refusal(change);
      expect(error.field).toBe(field);
      expect(error.valid).toContain(valid);
    },
  );

  it('never reach an error as given, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).map((text) => `«${text}»`),
        (name) => {
          expect(refusal({ metrics: [name] }).message).not.toContain(name);
          expect(refusal({ dimensions: [name] }).message).not.toContain(name);
        },
      ),
    );
  });
});

describe('a unit of time', () => {
  it('may be named as a dimension', () => {
    const { granularity, dimensions } = plan({ dimensions: ['day', 'section'] });
    expect(granularity).toBe('day');
    expect(dimensions.map(({ name }) => name)).toEqual(['section']);
  });

  it('may be named twice, but not two of them', () => {
    expect(plan({ granularity: 'day', dimensions: ['day'] }).granularity).toBe('day');
    expect(refusal({ granularity: 'day', dimensions: ['hour'] }).field).toBe('granularity');
    expect(refusal({ dimensions: ['week', 'month'] }).field).toBe('granularity');
  });
});

describe('filters', () => {
  it.each([
    [[], 'filters[0].values'],
    [Array.from({ length: 1001 }, String), 'filters[0].values'],
  ])('need 1 to 1000 values', (values, field) => {
    expect(refusal({ filters: [{ dimension: 'section', op: 'is', values }] }).field).toBe(field);
  });

  it.each(['1 OR 1=1', '-1', '1.5', '0x10', '', ' 7', '10000000000'])('on numbers refuse %j', (value) => {
    const filters = [
      { dimension: 'outlet', op: 'is', values: ['7', value] },
    ] satisfies QueryRequest['filters'];
    expect(refusal({ filters }).field).toBe('filters[0].values[1]');
  });

  it('on one site become the scope; others stay', () => {
    const one = plan({ filters: [{ dimension: 'site', op: 'is', values: [12] }] });
    expect([one.siteId, one.filters]).toEqual([12, []]);
    const two = plan({ filters: [{ dimension: 'site', op: 'is', values: [12, 13] }] });
    expect([two.siteId, two.filters.length]).toEqual([0, 1]);
    const not = plan({ filters: [{ dimension: 'site', op: 'is_not', values: [12] }] });
    expect([not.siteId, not.filters.length]).toEqual([0, 1]);
  });

  it('never replace the site that the caller is confined to', () => {
    const confined = plan({ filters: [{ dimension: 'site', op: 'is', values: [12] }] }, { siteId: 3 });
    expect(confined.siteId).toBe(3);
    expect(confined.filters.map(({ values }) => values)).toEqual([['12']]);
  });
});

describe('order and paging', () => {
  const order = (change: Partial<QueryRequest>): string[] =>
    plan(change).order.map(({ column, descending }) => `${descending ? '-' : ''}${column}`);

  it.each([
    [{}, []],
    [{ granularity: 'day' }, ['time']],
    [{ dimensions: ['section'] }, ['-pageviews', 'section']],
    [{ granularity: 'day', dimensions: ['section'] }, ['time', '-pageviews', 'section']],
    [{ dimensions: ['section', 'device'], order_by: ['device'] }, ['device', 'section']],
    [{ granularity: 'day', order_by: ['-pageviews'] }, ['-pageviews', 'time']],
    [{ dimensions: ['section'], order_by: [] }, ['-pageviews', 'section']],
  ] satisfies [Partial<QueryRequest>, string[]][])('%j: ties are always decided', (change, expected) => {
    expect(order(change)).toEqual(expected);
  });

  it('give 100 rows unless asked, every bucket of a series, never more than 50 000', () => {
    expect(plan({ dimensions: ['section'] }).limit).toBe(100);
    expect(plan({ granularity: 'hour' }).limit).toBe(50_000);
    expect(plan({ limit: 3, offset: 6 })).toMatchObject({ limit: 3, offset: 6 });
    expect(plan({ limit: 90_000 }).limit).toBe(50_000);
  });
});
