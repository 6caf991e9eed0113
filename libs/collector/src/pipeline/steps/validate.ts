import { FieldProblem, readWireEvent } from '@nhipbao/events';
import { reject, siteKeyOf } from '../draft.js';
import type { Step } from '../step.js';

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
    prepare: (_drafts, { sites }) => sites.lookAgain(),
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
