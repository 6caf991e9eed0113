import { describe, expect, it } from '@jest/globals';
import { safeNext } from './safe-next.js';

describe('the way back after sign-in', () => {
  it('is the address that was asked for', () => {
    expect(safeNext('/outlets/3?period=today&f=is:channel:search')).toBe(
      '/outlets/3?period=today&f=is:channel:search',
    );
  });

  it('never leads to another host, nor round in a circle', () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/sign-in?next=/',
      '',
      null,
    ]) {
      expect(safeNext(next)).toBe('/');
    }
  });
});
