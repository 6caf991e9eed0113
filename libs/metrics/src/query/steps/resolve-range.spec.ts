import { describe, expect, it } from '@jest/globals';
import { planQuery, type Plan, type PlanContext } from '../plan.js';
import { QueryError, type QueryRequest } from '../request.js';
import { comparedRange, elapsedRange } from './resolve-range.js';

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

const iso = ({ range }: Plan): [string, string] => [range.from.toISOString(), range.to.toISOString()];

describe('the range', () => {
  // Hà Nội is seven hours ahead, all year.
  it('of dates is whole local days, the last included', () => {
    expect(iso(plan())).toEqual(['2026-10-31T17:00:00.000Z', '2026-11-07T17:00:00.000Z']);
  });

  // New York: 1 November 2026 has 25 hours (the clock goes back at 02:00).
  it('of dates follows the zone through a change of clocks', () => {
    const day = plan({ date_range: ['2026-11-01', '2026-11-01'], timezone: 'America/New_York' });
    expect(iso(day)).toEqual(['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z']);
  });

  it('of date-times ends before the second, with or without an offset', () => {
    const range = ['2026-11-01T08:00', '2026-11-01T09:30:15.250Z'] satisfies [string, string];
    expect(iso(plan({ date_range: range }))).toEqual([
      '2026-11-01T01:00:00.000Z',
      '2026-11-01T09:30:15.250Z',
    ]);
  });

  it.each([
    [['2026-02-30', '2026-03-01'], 'date_range[0]'],
    [['2026-11-01', '1/11/2026'], 'date_range[1]'],
    [['2026-W45', '2026-W46'], 'date_range[0]'],
    [['now', 'now'], 'date_range[0]'],
    [['1994-12-31', '1995-01-01'], 'date_range[0]'],
    [['2026-11-01', '9999-01-01'], 'date_range[1]'],
    [['2026-11-02', '2026-11-01'], 'date_range'],
    [['2026-11-01T08:00:00Z', '2026-11-01T08:00:00Z'], 'date_range'],
    [['2000-01-01', '2026-01-01'], 'date_range'],
  ] satisfies [[string, string], string][])('%j is refused', (date_range, field) => {
    expect(refusal({ date_range }).field).toBe(field);
  });

  it.each([
    ['minute', '2026-11-02', '2026-11-03'],
    ['hour', '2027-02-01', '2027-02-02'],
    ['day', '2029-11-04', '2029-11-05'],
  ] as const)('by %s has a longest length', (granularity, last, tooLate) => {
    expect(plan({ granularity, date_range: ['2026-11-01', last] }).granularity).toBe(granularity);
    expect(refusal({ granularity, date_range: ['2026-11-01', tooLate] }).field).toBe('date_range');
  });
});

describe('the time zone', () => {
  it('is the platform’s unless another is asked for', () => {
    expect(plan().timezone).toBe('Asia/Ho_Chi_Minh');
    expect(plan({ timezone: 'Europe/Paris' }).timezone).toBe('Europe/Paris');
  });

  it.each([
    ['asia/ho_chi_minh', 'Asia/Ho_Chi_Minh'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['utc', 'UTC'],
    ['europe/paris', 'Europe/Paris'],
    ['US/Pacific', 'America/Los_Angeles'],
  ])('%s is called by the name that every part knows it by', (asked, known) => {
    expect(plan({ timezone: asked }).timezone).toBe(known);
  });

  it('of the country has its name of today, where it is not the platform’s', () => {
    const { timezone } = plan({ timezone: 'Asia/Ho_Chi_Minh' }, { platformTimezone: 'UTC' });
    expect(timezone).toBe('Asia/Ho_Chi_Minh');
  });

  it.each(['+07:00', 'Hà Nội', '', 'GMT-7', 'local', 'Asia/Ho_Chi_Minh\u0000', "UTC'; DROP TABLE events"])(
    '%j is refused',
    (timezone) => {
      expect(refusal({ timezone }).field).toBe('timezone');
    },
  );
});

describe('the range of a comparison', () => {
  const compared = (
    date_range: [string, string],
    comparison: 'previous_period' | 'previous_year',
    timezone?: string,
  ) => {
    const { range, timezone: zone } = plan({ date_range, timezone });
    const { from, to } = comparedRange(range, comparison, zone);
    return [from.toISOString(), to.toISOString()];
  };

  it('is as many days just before', () => {
    expect(compared(['2026-11-01', '2026-11-07'], 'previous_period')).toEqual([
      '2026-10-24T17:00:00.000Z',
      '2026-10-31T17:00:00.000Z',
    ]);
  });

  it('is the same dates a year before, 28 February for a leap day', () => {
    expect(compared(['2026-11-01', '2026-11-07'], 'previous_year')).toEqual([
      '2025-10-31T17:00:00.000Z',
      '2025-11-07T17:00:00.000Z',
    ]);
    expect(compared(['2028-02-29', '2028-02-29'], 'previous_year')[0]).toBe('2027-02-27T17:00:00.000Z');
  });

  // The day of 25 hours is compared with the whole day before it, which has 24.
  it('is whole days across a change of clocks', () => {
    expect(compared(['2026-11-01', '2026-11-01'], 'previous_period', 'America/New_York')).toEqual([
      '2026-10-31T04:00:00.000Z',
      '2026-11-01T04:00:00.000Z',
    ]);
  });

  it('is as long a time before, where it is no whole days', () => {
    expect(compared(['2026-11-01T08:00:00Z', '2026-11-01T09:30:00Z'], 'previous_period')).toEqual([
      '2026-11-01T06:30:00.000Z',
      '2026-11-01T08:00:00.000Z',
    ]);
  });
});

describe('a day that is not over', () => {
  const day = (text: string) => ({
    from: new Date(`${text}T00:00:00+07:00`),
    to: new Date(`${text}T24:00:00+07:00`),
  });
  const at = (text: string) => new Date(`${text}+07:00`);

  it('is compared with as much of the other', () => {
    expect(elapsedRange(day('2026-11-23'), day('2026-11-22'), at('2026-11-23T09:30:00'))).toEqual({
      from: at('2026-11-22T00:00:00'),
      to: at('2026-11-22T09:30:00'),
    });
  });

  it.each([
    ['once it is over', '2026-11-23', '2026-11-24T00:00:00'],
    ['before there is a figure of it', '2026-11-23', '2026-11-22T23:00:00'],
  ])('is compared with the whole of the other %s', (_when, today, reached) => {
    expect(elapsedRange(day(today), day('2026-11-22'), at(reached))).toEqual(day('2026-11-22'));
  });

  it('does not cut the other range when it is one of several', () => {
    const week = { from: day('2026-11-17').from, to: day('2026-11-23').to };
    const before = { from: day('2026-11-10').from, to: day('2026-11-16').to };
    expect(elapsedRange(week, before, at('2026-11-23T09:30:00'))).toEqual(before);
  });
});
