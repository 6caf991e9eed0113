import { reject } from '../draft.js';
import type { Step } from '../step.js';

/** Holds each site to its share. */
export const limitRate: Step = {
  name: 'limit-rate',
  run: (draft, { rates }) =>
    rates.take(draft.site.id, draft.request.receivedAt)
      ? draft
      : reject('rate_limited', 'the site sends more than its limit; try again later', 'site'),
};
