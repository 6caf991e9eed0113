import { describe, expect, it } from '@jest/globals';
import { decodeSpooled, encodeSpooled } from './spooled-record.js';

describe('a spooled record', () => {
  it.each([
    ['', Buffer.alloc(0)],
    ['7 18446744073709551615', Buffer.from('E{"title":"Nhịp Báo"}')],
    ['khoá có dấu', Buffer.from([0, 255, 10])],
    ['k'.repeat(0xffff), Buffer.from('x')],
  ])('comes back with its key and its value (%#)', (key, value) => {
    const { key: keyAgain, value: valueAgain } = decodeSpooled(encodeSpooled({ key, value }));
    expect(keyAgain).toBe(key);
    expect(valueAgain.equals(value)).toBe(true);
  });

  it('is refused when its key is too long to be written down', () => {
    expect(() => encodeSpooled({ key: 'k'.repeat(0x10000), value: Buffer.alloc(0) })).toThrow(RangeError);
  });
});
