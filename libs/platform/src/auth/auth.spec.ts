import { describe, expect, it } from '@jest/globals';
import { assertOutlet, assertSameOrigin, readableOutlets, sessionToken, type Principal } from './index.js';

const person = (role: Principal['role'], outletId: number | null): Principal => ({
  kind: 'user',
  role,
  outletId,
  userId: 1,
  scopes: [],
});
const key = (outletId: number | null): Principal => ({
  kind: 'key',
  role: outletId === null ? 'operator' : 'outlet_analyst',
  outletId,
  keyId: 1,
  scopes: ['query'],
});

const code = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
  return 'passed';
};

describe('assertOutlet', () => {
  it.each<[string, Principal, 'all' | number[], string, string]>([
    ['an operator', person('operator', null), 'all', 'passed', 'passed'],
    ['a regulator', person('regulator', null), [], 'forbidden', 'forbidden'],
    ['a manager of outlet 1', person('outlet_manager', 1), [1], 'passed', 'not_found'],
    ['an analyst of outlet 1', person('outlet_analyst', 1), [1], 'passed', 'not_found'],
    ['a key of outlet 1', key(1), [1], 'passed', 'not_found'],
    ['a sector-wide key', key(null), 'all', 'passed', 'passed'],
  ])('holds %s to the own outlets', (_name, principal, outlets, one, two) => {
    expect(readableOutlets(principal)).toEqual(outlets);
    expect(code(() => assertOutlet(principal, 1))).toBe(one);
    expect(code(() => assertOutlet(principal, 2))).toBe(two);
  });
});

describe('assertSameOrigin', () => {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  it.each<[string, string, Record<string, string>, string]>([
    ['a reading from anywhere', 'GET', { origin: 'https://evil.example' }, 'passed'],
    ['a change from the same host', 'POST', { ...json, origin: 'http://dem.bao.vn:8080' }, 'passed'],
    ['a change from the public address', 'POST', { ...json, origin: 'https://dem.bao.vn' }, 'passed'],
    ['a change from another site', 'POST', { ...json, origin: 'https://evil.example' }, 'cross_origin'],
    ['a change from another port', 'DELETE', { origin: 'http://dem.bao.vn:81' }, 'cross_origin'],
    ['a change from a sandboxed page', 'POST', { ...json, origin: 'null' }, 'cross_origin'],
    ['a form without an origin', 'POST', form, 'cross_origin'],
    ['a change without origin and body kind', 'POST', {}, 'cross_origin'],
    ['JSON of a program', 'POST', json, 'passed'],
    ['a deletion of a program', 'DELETE', {}, 'passed'],
  ])('%s', (_name, method, headers, expected) => {
    const request = { method, headers, host: 'dem.bao.vn:8080' };
    expect(code(() => assertSameOrigin(request, 'https://dem.bao.vn'))).toBe(expected);
  });
});

describe('sessionToken', () => {
  it.each([
    ['nb_session=abc', 'abc'],
    ['a=1; nb_session=abc; b=2', 'abc'],
    ['xnb_session=abc', undefined],
    ['nb_session=', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %j', (header, token) => expect(sessionToken(header)).toBe(token));
});
