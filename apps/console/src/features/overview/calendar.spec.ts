import { describe, expect, it } from '@jest/globals';
import { addDays, dayOf, daysIn, daysOf, grainsFor, isDay, rangeOf } from './calendar.js';

describe('the calendar of the platform', () => {
  it('is in the next day from 17:00 UTC on', () => {
    expect(dayOf(new Date('2026-11-23T16:59:59Z'))).toBe('2026-11-23');
    expect(dayOf(new Date('2026-11-23T17:00:00Z'))).toBe('2026-11-24');
  });

  it('counts days over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysIn(['2026-02-27', '2026-03-02'])).toBe(4);
  });

  it('knows which days exist', () => {
    expect(['2026-02-28', '2026-02-29', '2026-2-1', 'x'].map(isDay)).toEqual([true, false, false, false]);
  });

  it('ends each span of days with today', () => {
    expect(rangeOf('7d', '2026-11-03')).toEqual(['2026-10-28', '2026-11-03']);
    expect(rangeOf('month', '2026-11-03')).toEqual(['2026-11-01', '2026-11-03']);
    expect(rangeOf('yesterday', '2026-11-01')).toEqual(['2026-10-31', '2026-10-31']);
  });

  it('reads one day by the hour, a month by the day, years by the month', () => {
    expect(grainsFor(['2026-11-03', '2026-11-03'])[0]).toBe('hour');
    expect(grainsFor(['2026-10-05', '2026-11-03'])[0]).toBe('day');
    expect(grainsFor(['2024-01-01', '2026-11-03'])[0]).toBe('month');
  });

  it('names the days of a range of instants', () => {
    expect(daysOf(['2026-11-16T17:00:00Z', '2026-11-23T17:00:00Z'])).toEqual(['2026-11-17', '2026-11-23']);
  });
});
