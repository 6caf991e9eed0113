import { domainToASCII } from 'node:url';
import type { DirectorySite } from '@nhipbao/platform';
import { withoutWww } from './page-address.js';

// A directory entry lives until the next reading of the control plane that changes it.
const normalised = new WeakMap<DirectorySite, readonly string[]>();

/** Whether a host is one of the site's domains or below one. A site without domains takes any host. */
export function belongsToSite(site: DirectorySite, hostname: string): boolean {
  const domains = domainsOf(site);
  return domains.length === 0 || covers(domains, hostname);
}

/** Whether a host is one of the domains that the site lists; a site without domains lists none. */
export function isListedBySite(site: DirectorySite, hostname: string): boolean {
  return covers(domainsOf(site), hostname);
}

function covers(domains: readonly string[], hostname: string): boolean {
  const host = withoutWww(hostname);
  for (const domain of domains) {
    if (host === domain || (host.endsWith(domain) && host.at(-domain.length - 1) === '.')) return true;
  }
  return false;
}

function domainsOf(site: DirectorySite): readonly string[] {
  let domains = normalised.get(site);
  if (!domains) {
    domains = site.domains.map((domain) => withoutWww(domainToASCII(domain.trim()) || domain.trim()));
    normalised.set(site, domains);
  }
  return domains;
}
