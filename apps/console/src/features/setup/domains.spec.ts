import { describe, expect, it } from '@jest/globals';
import { areDomains, readDomains } from './domains.js';

describe('domains', () => {
  it('are found in whatever was pasted', () => {
    expect(readDomains(' https://Bao.vn/tin?x=1\nm.bao.vn, bao.vn; localhost:8080')).toEqual([
      'bao.vn',
      'm.bao.vn',
      'localhost',
    ]);
  });

  it('are hosts, or none for any', () => {
    expect(areDomains(['bao.vn', 'báo.vn', 'localhost'])).toBe(true);
    expect(areDomains([])).toBe(true);
    expect(areDomains(['bao..vn'])).toBe(false);
    expect(areDomains(['-bao.vn'])).toBe(false);
  });
});
