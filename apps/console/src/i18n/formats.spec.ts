import { describe, expect, it } from '@jest/globals';
import { changeOf } from './format-change.js';
import { formatDuration } from './format-duration.js';
import { formatMetric, NO_VALUE } from './format-metric.js';
import { formatBucket, formatBucketFull, formatInstant, formatRange } from './format-time.js';
import { en } from './en/index.js';
import { vi } from './vi/index.js';
import { nameOfValue } from './value-names.js';

/** Intl writes no-break spaces, which read as spaces. */
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

describe('figures as they are read', () => {
  it('are short on cards and full in tooltips', () => {
    expect(plain(formatMetric(9_999, 'count', 'vi'))).toBe('9.999');
    expect(plain(formatMetric(1_432_100, 'count', 'vi'))).toBe('1,43 Tr');
    expect(plain(formatMetric(1_432_100, 'count', 'vi', false))).toBe('1.432.100');
    expect(plain(formatMetric(634_000, 'count', 'en'))).toBe('634k');
  });

  it('are shares for ratios and percents', () => {
    expect(plain(formatMetric(0.4267, 'ratio', 'vi'))).toBe('42,7%');
    expect(plain(formatMetric(58, 'percent', 'en'))).toBe('58%');
  });

  it('are a dash where there is nothing to tell', () => {
    expect(formatMetric(null, 'ratio', 'vi')).toBe(NO_VALUE);
    expect(formatMetric(Number.NaN, 'count', 'vi')).toBe(NO_VALUE);
  });

  it('are minutes below an hour, then hours and minutes, or hours where it must be short', () => {
    expect(formatDuration(83_000, 'vi')).toBe('1:23');
    expect(formatDuration(59_600, 'vi')).toBe('1:00');
    expect(formatDuration(2 * 3_600_000 + 5 * 60_000, 'vi', false)).toBe('2 giờ 5 phút');
    expect(plain(formatDuration(8 * 3_600_000 + 57 * 60_000, 'vi'))).toBe('9 giờ');
    expect(plain(formatDuration(43.9 * 3_600_000, 'vi'))).toBe('43,9 giờ');
    expect(plain(formatDuration(6_573 * 3_600_000, 'vi'))).toBe('6.573 giờ');
    expect(formatDuration(100 * 3_600_000, 'en', false)).toBe('100 h 0 min');
  });
});

describe('changes', () => {
  it('are percent of the earlier value', () => {
    expect(plain(changeOf(110, 100, 'count', 'vi')?.text)).toBe('+10%');
    expect(changeOf(92.3, 100, 'count', 'vi')).toEqual({ text: '−7,7%', direction: 'down' });
    expect(changeOf(100, 100, 'count', 'vi')?.direction).toBe('same');
  });

  it('are points between two shares', () => {
    expect(changeOf(0.326, 0.33, 'ratio', 'vi')?.text).toBe('−0,4 điểm %');
    expect(changeOf(60, 50, 'percent', 'en')?.text).toBe('+10 pp');
  });

  it('are times where percent would be unreadable, and absent without an earlier value', () => {
    expect(changeOf(5_000, 100, 'count', 'vi')?.text).toBe('×50');
    expect(changeOf(5, 0, 'count', 'vi')).toBeUndefined();
    expect(changeOf(5, null, 'count', 'vi')).toBeUndefined();
  });
});

describe('times', () => {
  it('of buckets are what the platform’s clock shows, whatever the browser’s zone', () => {
    expect(formatBucket('2026-11-23T00:00:00+07:00', 'hour', 'vi', false)).toBe('00:00');
    expect(formatBucket('2026-11-23T00:00:00+07:00', 'day', 'vi', true)).toBe('23/11');
    expect(formatBucketFull('2026-11-23T10:00:00+07:00', 'hour', 'vi')).toContain('23/11/2026 · 10:00');
  });

  it('of ranges name a year once where it is the same', () => {
    expect(formatRange(['2026-11-17', '2026-11-23'], 'vi')).toBe('17/11 – 23/11/2026');
    expect(formatRange(['2025-12-30', '2026-01-02'], 'vi')).toBe('30/12/2025 – 2/1/2026');
    expect(formatRange(['2026-11-23', '2026-11-23'], 'vi')).toBe('23/11/2026');
  });

  it('of instants are in the platform’s zone', () => {
    expect(formatInstant('2026-11-23T03:42:05Z', 'vi', 'Asia/Ho_Chi_Minh')).toBe('10:42:05');
  });
});

describe('names', () => {
  it('of codes are words, of the unknown what the API tells', () => {
    expect(nameOfValue('country', 'VN', 'vi')).toBe('Việt Nam');
    expect(nameOfValue('channel', 'ai_assistant', 'vi')).toBe('Trợ lý AI');
    expect(nameOfValue('section', 'Thời sự', 'en')).toBe('Thời sự');
    expect(nameOfValue('referrer', '', 'en')).toBe('No referrer');
  });

  it('and texts exist in both languages, and hold the same places to fill', () => {
    const placesOf = (texts: object) =>
      [...JSON.stringify(texts).matchAll(/"([^"]+)":"([^"]*)"/g)].map(([, key, text]) => [
        key,
        [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place).sort(),
      ]);
    expect(placesOf(en)).toEqual(placesOf(vi));
  });
});
