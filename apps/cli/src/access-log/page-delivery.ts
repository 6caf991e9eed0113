import type { LoggedRequest } from './combined-line.js';

/** What the names of generated or written pages end in; names without an ending are pages too. */
const PAGE_ENDINGS = new Set([
  'html',
  'htm',
  'xhtml',
  'shtml',
  'php',
  'asp',
  'aspx',
  'jsp',
  'jspx',
  'cfm',
  'amp',
]);
const ENDING = /\.([a-z][a-z0-9]{0,7})$/i;
/** Names that programs ask for, never readers. */
const MACHINE_PATHS = /(?:^|\/)(?:feed|rss|atom|api|wp-json|xmlrpc\.php|wp-cron\.php|\.well-known)(?:\/|$)/i;
const DELIVERED = new Set([200, 203, 304]);

/**
 * The path and query of a page that a request delivered, or undefined when it delivered none. "Only successful page
 * deliveries count" (IFABC, JICWEBS): a GET, answered with the page or with "not modified", of something that is a page
 * and no asset, feed or interface. Redirects are not pages; the request that follows them is.
 */
export function deliveredPage({ method, target, status }: LoggedRequest): string | undefined {
  if (method !== 'GET' || !DELIVERED.has(status)) return undefined;
  // Proxies log absolute addresses.
  const path = target.replace(/^https?:\/\/[^/]+(?=\/)/i, '').replace(/#.*$/, '');
  if (!path.startsWith('/')) return undefined;
  const [name = ''] = path.split('?', 1);
  const ending = ENDING.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && !PAGE_ENDINGS.has(ending)) return undefined;
  return MACHINE_PATHS.test(name) ? undefined : path;
}
