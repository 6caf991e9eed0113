import type { IncomingHttpHeaders } from 'node:http';
import type { EventSource } from '@nhipbao/events';
import { ApiError, type TraceContext, type VerifiedKey } from '@nhipbao/platform';
import { Connection } from '../pipeline/connection.js';
import type { RequestFacts } from '../pipeline/draft.js';
import { readPageAddress } from '../pipeline/page-address.js';
import { plainAddress } from '../places/client-address.js';

/** A request as the server sees it. */
export interface IncomingCollect {
  /** Address of the client behind the trusted proxies. */
  ip: string;
  headers: IncomingHttpHeaders;
  /** The key that the request carried, verified. */
  key?: VerifiedKey;
  /** When the request is traced. */
  trace?: TraceContext;
}

const PREFETCH = /prefetch|prerender|preview/i;

/**
 * What all events of a request share. With an API key a server speaks for readers, so its own address and user agent
 * are nobody's.
 * @throws {ApiError} 400 when the request names a source that needs a key
 */
export function requestFacts(
  { ip, headers, key, trace }: IncomingCollect,
  receivedAt: number,
  body: { sentAt?: number; source?: EventSource },
): RequestFacts {
  const source = body.source ?? (key ? 'server' : 'browser');
  if (source !== 'browser' && !key)
    throw new ApiError(400, 'invalid_request', `source: ${source} needs an API key with the scope collect`);
  let stated: Map<string, Connection> | undefined;
  return {
    receivedAt,
    sentAt: body.sentAt,
    source,
    key,
    trace,
    originHost: originHost(headers.origin),
    connection: key ? new Connection('', '') : readerConnection(ip, headers),
    connectionOf(address, userAgent) {
      const name = `${address} ${userAgent}`;
      let connection = stated?.get(name);
      if (!connection) {
        connection = new Connection(address, userAgent);
        (stated ??= new Map()).set(name, connection);
      }
      return connection;
    },
  };
}

/** Sandboxed and local pages have the opaque origin `null`, which says nothing. */
function originHost(origin: string | undefined): string | undefined {
  if (origin === undefined || origin === 'null') return undefined;
  return readPageAddress(origin)?.hostname ?? '';
}

function readerConnection(ip: string, headers: IncomingHttpHeaders): Connection {
  const purposes = [headers['sec-purpose'], headers.purpose, headers['x-purpose'], headers['x-moz']];
  return new Connection(plainAddress(ip), headers['user-agent'] ?? '', {
    prefetch: purposes.some((purpose) => purpose !== undefined && PREFETCH.test(String(purpose))),
    optsOut: headers['sec-gpc'] === '1',
  });
}
