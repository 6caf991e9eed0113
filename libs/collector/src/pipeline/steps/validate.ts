import { FieldProblem, readWireEvent } from '@nhipbao/events';
import { reject } from '../draft.js';
import type { Step } from '../step.js';

/** Holds the event to the wire format. */
export const validate: Step = {
  name: 'validate',
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
