import type { IncomingHttpHeaders } from 'node:http';
import { badArguments } from './exception.js';

/** What a caller proves itself with; nothing of it was checked yet. */
export type Credentials = { user: string; key: string } | { token: string };

const DEFAULT_USER = 'default';

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/**
 * Credentials from `X-ClickHouse-User` and `-Key`, from the Authorization header or from the address, in that order.
 * @throws {ClickHouseException} 36 when the Authorization header cannot be read
 */
export function readCredentials(headers: IncomingHttpHeaders, address: URLSearchParams): Credentials {
  const user = one(headers['x-clickhouse-user']);
  const key = one(headers['x-clickhouse-key']);
  if (user !== undefined || key !== undefined) return { user: user ?? DEFAULT_USER, key: key ?? '' };
  const { authorization } = headers;
  if (authorization !== undefined) return readAuthorization(authorization);
  return { user: address.get('user') ?? DEFAULT_USER, key: address.get('password') ?? '' };
}

function readAuthorization(header: string): Credentials {
  const [, scheme = '', value = ''] = /^(\w+)\s+(\S+)\s*$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return { token: value };
  if (scheme.toLowerCase() !== 'basic') throw badArguments('Authorization must be Basic or Bearer');
  const decoded = Buffer.from(value, 'base64').toString();
  const colon = decoded.indexOf(':');
  if (colon < 0) throw badArguments('The Authorization header holds no user and password');
  return { user: decoded.slice(0, colon), key: decoded.slice(colon + 1) };
}
