import { reject } from '../draft.js';
import { belongsToSite } from '../site-domains.js';
import type { Step } from '../step.js';

/**
 * The page, and the page that sent the request, must be on one of the site's domains: a wrong site key or a copied
 * page must not count for the outlet. A request with an API key comes from a server, so its own origin says nothing.
 */
export const checkOrigin: Step = {
  name: 'check-origin',
  run(draft) {
    const { page, site, request } = draft;
    if (page && !belongsToSite(site, page.hostname))
      return reject('wrong_origin', "the host is not one of the site's domains", 'url');
    if (!request.key && request.originHost !== undefined && !belongsToSite(site, request.originHost))
      return reject('wrong_origin', "the Origin header names none of the site's domains");
    return draft;
  },
};
