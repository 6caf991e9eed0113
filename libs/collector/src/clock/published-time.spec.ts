import { describe, expect, it } from '@jest/globals';
import { PlatformDays } from './platform-days.js';
import { publishedTime } from './published-time.js';

const days = new PlatformDays('Asia/Ho_Chi_Minh');

describe('publishedTime', () => {
  it.each([
    ['2026-11-01T08:00:00+07:00', '2026-11-01T01:00:00Z'],
    ['2026-11-01T08:00:00+0700', '2026-11-01T01:00:00Z'],
    ['2026-11-01T01:00:00Z', '2026-11-01T01:00:00Z'],
    ['2026-11-01T01:00:00.123456Z', '2026-11-01T01:00:00Z'],
    ['2026-11-01T08:00', '2026-11-01T01:00:00Z'],
    ['2026-11-01 08:00:30', '2026-11-01T01:00:30Z'],
    ['2026-11-01', '2026-10-31T17:00:00Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(publishedTime(text, days)).toBe(Date.parse(instant) / 1000);
  });

  it.each([
    '',
    'hôm qua',
    '01/11/2026',
    '2026-13-01',
    '2026-11-01T25:00:00Z',
    '1960-01-01T00:00:00Z',
    '9999-01-01',
  ])('does not read "%s"', (text) => {
    expect(publishedTime(text, days)).toBeUndefined();
  });
});
