import { getPublicSuffix } from 'tldts';
import { LRUCache } from 'lru-cache';
import { SOURCE_ALIASES, SOURCE_TABLES, type Channel, type PlatformOrigin } from './source-tables.js';

export interface Source {
  platform: string;
  channel: Channel;
  origin: PlatformOrigin;
}

const byHost = new Map<string, Source>();
const byDomain = new Map<string, Source>();
const byNameUnderAnySuffix = new Map<string, Source>();
const byPlatform = new Map<string, Source>();

for (const { channel, origin, lines } of SOURCE_TABLES) {
  for (const line of lines.trim().split('\n')) {
    const [platform = '', patterns = ''] = line.split(' | ');
    const source: Source = { platform, channel, origin };
    byPlatform.set(plain(platform), source);
    for (const pattern of patterns.toLowerCase().split(' ')) {
      if (pattern.startsWith('.')) byDomain.set(pattern.slice(1), source);
      else if (pattern.endsWith('.*')) byNameUnderAnySuffix.set(pattern.slice(0, -2), source);
      else byHost.set(pattern, source);
    }
  }
}

/** `Cốc Cốc` → `coccoc`: how a platform's name is written in a link. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .replaceAll(/[\s!._-]/g, '')
    .toLowerCase();
}

const UNKNOWN = Symbol('unknown');
const cache = new LRUCache<string, Source | typeof UNKNOWN>({ max: 10_000 });

/** The source behind a host without `www.`; undefined when the tables do not know it. */
export function sourceOfHost(host: string): Source | undefined {
  let source = cache.get(host);
  if (source === undefined) {
    source = find(host) ?? UNKNOWN;
    cache.set(host, source);
  }
  return source === UNKNOWN ? undefined : source;
}

function find(host: string): Source | undefined {
  const exact = byHost.get(host);
  if (exact) return exact;
  const suffix = getPublicSuffix(host);
  if (suffix && host.length > suffix.length) {
    const named = byNameUnderAnySuffix.get(host.slice(0, -suffix.length - 1));
    if (named) return named;
  }
  for (let domain = host; domain; domain = domain.slice(domain.indexOf('.') + 1)) {
    const source = byDomain.get(domain);
    if (source) return source;
    if (!domain.includes('.')) break;
  }
  return undefined;
}

/** The source that a `utm_source` means: a platform's name, one of its hosts, or an alias. */
export function sourceOfName(name: string): Source | undefined {
  const lower = name.toLowerCase();
  const platform = SOURCE_ALIASES[lower] ?? name;
  return (
    byPlatform.get(plain(platform)) ??
    (lower.includes('.') ? sourceOfHost(lower.replace(/^www\./, '')) : undefined)
  );
}
