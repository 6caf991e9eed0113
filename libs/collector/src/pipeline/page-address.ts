import { LRUCache } from 'lru-cache';

/** A web address taken apart. */
export interface PageAddress {
  /** Lower case, punycode, without `www.`; with the port when it is not the scheme's own. */
  host: string;
  /** Host without the port. */
  hostname: string;
  /** Host and path: how a page is stored. Query and fragment are left out. */
  page: string;
  /** Query without `?`; empty when there is none. */
  query: string;
}

// Readers share addresses: most events name one that was taken apart a moment ago.
const cache = new LRUCache<string, PageAddress>({ max: 5000 });
const MAX_CACHED_LENGTH = 300;

/** Not by `URL.canParse`: once it is hot, Node 20's refuses hosts with Latin-1 letters, such as báo.vn. */
function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** An http, https or android-app address taken apart; undefined when it is none. */
export function readPageAddress(text: string): PageAddress | undefined {
  const known = cache.get(text);
  if (known) return known;
  const url = parsed(text);
  if (!url || !['http:', 'https:', 'android-app:'].includes(url.protocol) || !url.hostname) return undefined;
  const host = withoutWww(url.host);
  const address = {
    host,
    hostname: withoutWww(url.hostname),
    page: host + url.pathname,
    query: url.search.slice(1),
  };
  if (text.length <= MAX_CACHED_LENGTH) cache.set(text, address);
  return address;
}

export const withoutWww = (host: string) => (host.startsWith('www.') ? host.slice(4) : host).toLowerCase();
