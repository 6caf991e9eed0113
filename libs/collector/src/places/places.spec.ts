import { beforeAll, describe, expect, it } from '@jest/globals';
import { Health } from '@nhipbao/platform';
import { plainAddress, readerNetwork } from './client-address.js';
import { Places } from './places.js';
import { provinceName, PROVINCES } from './provinces.js';

const places = new Places(new Health());
beforeAll(() => places.prepare(['113.160.1.1', '2001:ee0:4f00::1']));

describe('Places', () => {
  it.each([
    ['203.162.0.181', 'VN', 'TP. Hồ Chí Minh'],
    ['113.160.1.1', 'VN', 'Hà Nội'],
    ['2001:ee0:4f00::1', 'VN', 'TP. Hồ Chí Minh'],
    ['8.8.8.8', 'US', ''],
    ['10.1.2.3', '', ''],
    ['192.168.1.1', '', ''],
    ['127.0.0.1', '', ''],
    ['::1', '', ''],
    ['fe80::1', '', ''],
    ['', '', ''],
    ['no address', '', ''],
  ])('places %s', (address, country, province) => {
    expect(places.of(address)).toEqual({ country, province });
  });

  it('is ready at once for families that it has read', () => {
    expect(['1.1.1.1', '', 'x'].map((address) => places.isReady(address))).toEqual([true, true, true]);
  });
});

describe('provinceName', () => {
  it('knows 34 provinces, however the database writes them', () => {
    expect(new Set(Object.values(PROVINCES)).size).toBe(34);
    expect(provinceName('Ho Chi Minh City (HCMC)')).toBe('TP. Hồ Chí Minh');
    expect(provinceName('Thanh Hoa Province')).toBe('Thanh Hóa');
    expect(provinceName('Da Nang City')).toBe('Đà Nẵng');
    expect(provinceName('Bavaria')).toBe('');
  });
});

describe('addresses', () => {
  it.each([
    ['::ffff:14.160.1.2', '14.160.1.2'],
    ['fe80::1%eth0', 'fe80::1'],
    ['14.160.1.2', '14.160.1.2'],
  ])('are plain: %s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });

  it.each([
    ['14.160.1.2', '14.160.1.2'],
    ['2001:EE0:4f00:12:aaaa:bbbb:cccc:dddd', '2001:ee0:4f00:12'],
    ['2001:ee0:4f00:0012::1', '2001:ee0:4f00:12'],
    ['2001:ee0::1', '2001:ee0:0:0'],
    ['::1', '0:0:0:0'],
    ['2001:ee0:4f00:12::', '2001:ee0:4f00:12'],
  ])('stay with a reader in the part %s → %s', (address, network) => {
    expect(readerNetwork(address)).toBe(network);
  });
});
