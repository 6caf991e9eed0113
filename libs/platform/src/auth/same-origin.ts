import type { IncomingHttpHeaders } from 'node:http';
import { forbidden } from '../errors/api-error.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** As much of a request as tells where it came from. */
export interface OriginatedRequest {
  method: string;
  headers: IncomingHttpHeaders;
  /** Host that the browser addressed, as trusted proxies report it. */
  host: string;
}

/** Not by `URL.canParse`: once it is hot, Node 20's refuses hosts with Latin-1 letters, such as báo.vn. */
function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

/**
 * Refuses a change that another site's page makes with the visitor's cookie. Browsers name the page's origin on every
 * such request; a client that names none must send JSON, which a form on another site cannot.
 * @throws {ApiError} 403 `cross_origin`
 */
export function assertSameOrigin(request: OriginatedRequest, publicUrl?: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin } = request.headers;
  if (origin !== undefined) {
    const host = hostOf(origin);
    if (host !== undefined && (host === request.host || host === hostOf(publicUrl ?? ''))) return;
  } else if (request.headers['content-type']?.startsWith('application/json') || request.method === 'DELETE') {
    return;
  }
  throw forbidden('This change must come from the console itself.', 'cross_origin');
}
