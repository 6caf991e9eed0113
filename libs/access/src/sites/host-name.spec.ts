import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { HostNames } from './host-name.js';

class Holder {
  @HostNames()
  domains: string[];
}

const read = (domains: unknown) => plainToInstance(Holder, { domains });

describe('HostNames', () => {
  it('brings hosts into the form that requests carry', () => {
    const holder = read([' Bao.Example.VN ', 'a.vn.', 'báo.vn', 'localhost', '127.0.0.1']);
    expect(validateSync(holder)).toEqual([]);
    expect(holder.domains).toEqual(['bao.example.vn', 'a.vn', 'xn--bo-mia.vn', 'localhost', '127.0.0.1']);
  });

  it.each([
    [['https://a.vn']],
    [['a.vn/trang']],
    [['a.vn:80']],
    [['báo.vn/trang']],
    [['*.a.vn']],
    [['a..vn']],
    [['-a.vn']],
    [['']],
    [[1]],
    [[null]],
    [['a.vn', 'A.vn']],
    ['a.vn'],
    [{}],
    [null],
    [Array.from({ length: 101 }, (_, index) => `a${index}.vn`)],
  ])('refuses %j', (domains) => {
    expect(validateSync(read(domains))).toHaveLength(1);
  });
});
