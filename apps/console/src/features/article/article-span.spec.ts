import { describe, expect, it } from '@jest/globals';
import { spanOf } from './article-span.js';

describe('the span of an article', () => {
  it('is its first days, by the hour', () => {
    expect(spanOf('2', '2026-11-01', '2026-11-23')).toEqual({
      range: ['2026-11-01', '2026-11-02'],
      grain: 'hour',
    });
  });

  it('never runs past today', () => {
    expect(spanOf('7', '2026-11-22', '2026-11-23').range).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('is by the day once it is longer than a week', () => {
    expect(spanOf('all', '2026-11-01', '2026-11-23')).toEqual({
      range: ['2026-11-01', '2026-11-23'],
      grain: 'day',
    });
  });
});
