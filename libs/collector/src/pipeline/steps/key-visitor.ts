import type { Draft } from '../draft.js';
import type { Step } from '../step.js';

const consentedVid = ({ wire, connection }: Draft) =>
  wire.consent === 'analytics' && !connection.signs.optsOut ? wire.vid : undefined;

/** Gives the reader a key: lasting with consent, of the local calendar day without. */
export const keyVisitor: Step = {
  name: 'key-visitor',
  needs: {
    ready: (draft, { days, visitorKeys }) =>
      consentedVid(draft) !== undefined ||
      visitorKeys.isReady(days.dayOf(draft.event.ts), draft.request.receivedAt),
    prepare: (drafts, { days, visitorKeys }) =>
      visitorKeys.prepare(
        drafts.map(({ event }) => days.dayOf(event.ts)),
        drafts[0]?.request.receivedAt ?? Date.now(),
      ),
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
