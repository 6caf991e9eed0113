import { isIPv4 } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { PROVINCES, readerAddress } from './addresses.js';
import { demoSector } from './demo-sector.js';
import { Random } from './random.js';

describe('readers’ addresses', () => {
  it('are well formed', () => {
    const random = new Random(1);
    const addresses = Array.from({ length: 5_000 }, () => readerAddress(random));
    expect(addresses.filter((address) => !isIPv4(address))).toEqual([]);
  });

  it('exist for the province of every local outlet', () => {
    for (const { province } of demoSector().outlets) {
      if (province !== undefined) expect(PROVINCES).toContain(province);
    }
  });
});
