import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { storedText } from './stored-text.js';

describe('storedText', () => {
  it.each([
    ['plain text', 'Tin moi', 'Tin moi'],
    ['precomposed Vietnamese', 'Bão số 3 – “mắt bão”', 'Bão số 3 – “mắt bão”'],
    ['decomposed Vietnamese', 'Ba\u0303o so\u0302\u0301 3', 'Bão số 3'],
    ['space around', '  Tin\t', 'Tin'],
    ['lines and controls', 'a\r\nb\u0000c\u009fd', 'a b c d'],
    ['half an emoji', 'Chúc mừng \ud83c', 'Chúc mừng \ufffd'],
    ['a whole emoji', 'Chúc mừng 🎉', 'Chúc mừng 🎉'],
  ])('stores %s', (_what, text, stored) => {
    expect(storedText(text, 100)).toBe(stored);
  });

  it('cuts between characters', () => {
    expect(storedText('abc🎉', 4)).toBe('abc');
    expect(storedText('ắắắắ', 2)).toBe('ắắ');
    expect(storedText(`${'a'.repeat(5)} b`, 6)).toBe('aaaaa');
  });

  it('gives clean composed text within the limit for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(40), (text, maxLength) => {
        const stored = storedText(text, maxLength);
        expect(stored.length).toBeLessThanOrEqual(maxLength);
        expect(stored).not.toMatch(/\p{Surrogate}|\p{Cc}/u);
        expect(storedText(stored, maxLength)).toBe(stored);
      }),
    );
  });
});
