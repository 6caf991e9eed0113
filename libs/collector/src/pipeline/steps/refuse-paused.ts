import { reject } from '../draft.js';
import type { Step } from '../step.js';

/** A paused site takes nothing. */
export const refusePaused: Step = {
  name: 'refuse-paused',
  run: (draft) =>
    draft.site.status === 'paused' ? reject('site_paused', 'the site is paused', 'site') : draft,
};
