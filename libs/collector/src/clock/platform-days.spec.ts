import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlatformDays } from './platform-days.js';

const HANOI = new PlatformDays('Asia/Ho_Chi_Minh');

describe('PlatformDays', () => {
  it.each([
    ['2026-10-31T16:59:59.999Z', '2026-10-31', '2026-10-31'],
    ['2026-10-31T17:00:00.000Z', '2026-11-01', '2026-10-31'],
    ['2026-10-31T20:59:59.999Z', '2026-11-01', '2026-10-31'],
    ['2026-10-31T21:00:00.000Z', '2026-11-01', '2026-11-01'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29', '2024-02-28'],
    ['1995-01-01T00:00:00.000Z', '1995-01-01', '1995-01-01'],
  ])('puts %s into the day %s and the session day %s', (instant, day, sessionDay) => {
    const ts = Date.parse(instant);
    expect([HANOI.dayOf(ts), HANOI.sessionDayOf(ts)]).toEqual([day, sessionDay]);
  });

  it('knows when a day ends, also where clocks change', () => {
    expect(new Date(HANOI.endOf('2026-11-01')).toISOString()).toBe('2026-11-01T17:00:00.000Z');
    const berlin = new PlatformDays('Europe/Berlin');
    expect(new Date(berlin.endOf('2026-03-29')).toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(new Date(berlin.endOf('2026-10-25')).toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });

  it.each(['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia'])(
    'agrees with the calendar of %s at any instant',
    (timezone) => {
      const days = new PlatformDays(timezone);
      const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: timezone });
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2035, 0, 1) }), (ts) => {
          expect(days.dayOf(ts)).toBe(calendar.format(ts));
        }),
      );
    },
  );
});
