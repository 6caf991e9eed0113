/** The domain of a site could not be learnt and was not given. */
export class UnknownDomain extends Error {
  override readonly name = 'UnknownDomain';
}

interface SiteListing {
  outlets?: { sites?: { key?: string; domains?: string[] }[] }[];
}

/**
 * The first domain of a site, which addresses of imported pages begin with.
 * @throws UnknownDomain when the key may not list sites or does not see this one
 */
export async function siteDomain(url: string, siteKey: string, apiKey: string): Promise<string> {
  const advice = 'name it with --domain';
  const response = await fetch(new URL('/v1/outlets', url), {
    headers: { authorization: `Bearer ${apiKey}` },
  }).catch((cause: unknown) => {
    throw new UnknownDomain(`${url} cannot be reached, so the site’s domain is unknown; ${advice}`, {
      cause,
    });
  });
  if (!response.ok)
    throw new UnknownDomain(`the key may not look up the site’s domain (${response.status}); ${advice}`);
  const listing = (await response.json()) as SiteListing;
  for (const outlet of listing.outlets ?? []) {
    for (const site of outlet.sites ?? []) {
      const domain = site.domains?.[0];
      if (site.key === siteKey && domain !== undefined) return domain;
    }
  }
  throw new UnknownDomain(`the key does not see a site ${siteKey} with a domain; ${advice}`);
}
