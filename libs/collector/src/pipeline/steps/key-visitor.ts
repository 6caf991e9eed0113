import type { Draft } from '../draft.js';
import type { PipelineParts, Step } from '../step.js';

const consentedVid = ({ wire, connection }: Draft) =>
  wire.consent === 'analytics' && !connection.signs.optsOut ? wire.vid : undefined;

/** The day whose salt a draft needs; none with consent. */
const saltDay = (draft: Draft, { days }: PipelineParts) =>
  consentedVid(draft) === undefined ? days.dayOf(draft.event.ts) : undefined;

/** Gives the reader a key: lasting with consent, of the local calendar day without. */
export const keyVisitor: Step = {
  name: 'key-visitor',
  prepare(drafts, parts) {
    const { visitorKeys } = parts;
    const missing: string[] = [];
    for (const draft of drafts) {
      const day = saltDay(draft, parts);
      if (day !== undefined && !visitorKeys.isReady(day, draft.request.receivedAt)) missing.push(day);
    }
    if (missing.length === 0) return undefined;
    return visitorKeys.prepare(missing, drafts[0]?.request.receivedAt ?? Date.now());
  },
  run(draft, { days, visitorKeys }) {
    const { event, connection, request } = draft;
    const vid = consentedVid(draft);
    if (vid !== undefined) {
      event.visitor = visitorKeys.consented(event.outlet_id, vid);
      event.consented = 1;
    } else {
      const day = days.dayOf(event.ts);
      event.visitor = visitorKeys.daily(event.outlet_id, day, request.receivedAt, connection, event.pv);
    }
    return draft;
  },
};
