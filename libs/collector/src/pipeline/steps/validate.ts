import { FieldProblem, readWireEvent } from '@nhipbao/events';
import { unavailable } from '@nhipbao/platform';
import { reject, siteKeyOf } from '../draft.js';
import type { Step } from '../step.js';

/** Refusing would lose the events of a site made a moment ago. */
const UNTOLD =
  'A site that is not known here may be new, which cannot be told now; send the events again later.';

/**
 * Holds the event to the wire format. It comes first, so it is here that an event waits until the directory was read for a site that
 * may have been made a moment ago: a refusal, too, belongs into its site's account.
 */
export const validate: Step = {
  name: 'validate',
  needs: {
    ready: (draft, { sites }) => {
      const key = siteKeyOf(draft);
      return key === undefined || sites.bySiteKey(key) !== undefined;
    },
    prepare: async (_drafts, { sites }) => {
      try {
        await sites.lookAgain();
      } catch {
        // Why, is kept in the directory's age, which the health check shows.
        throw unavailable(UNTOLD);
      }
    },
  },
  run(draft) {
    const read = readWireEvent(draft.input);
    if (read instanceof FieldProblem) return reject(read.code, `expected ${read.expected}`, read.field);
    draft.wire = read;
    draft.event.type = read.type;
    draft.event.event_id = read.id.toLowerCase();
    draft.event.pv = (read.pv ?? read.id).toLowerCase();
    return draft;
  },
};
