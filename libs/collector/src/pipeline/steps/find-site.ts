import { reject } from '../draft.js';
import type { Step } from '../step.js';

/** Finds the site by its public key, and holds an API key to its own outlet. */
export const findSite: Step = {
  name: 'find-site',
  run(draft, { sites }) {
    const site = sites.bySiteKey(draft.wire.site);
    if (!site) return reject('unknown_site', 'no site has this key', 'site');
    draft.site = site;
    draft.event.outlet_id = site.outletId;
    draft.event.site_id = site.id;
    const { key } = draft.request;
    if (key && key.outletId !== null && key.outletId !== site.outletId)
      return reject('forbidden', "the site is not one of the API key's outlet", 'site');
    return draft;
  },
};
