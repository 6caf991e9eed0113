import { reject } from '../draft.js';
import type { Step } from '../step.js';

/** A difference up to this is the time that the request took on its way, ms. */
const SENDING_TOLERANCE_MS = 5000;
const FUTURE_TOLERANCE_MS = 60_000;
const DAY_MS = 86_400_000;
/** No newspaper was on the web before. */
const EARLIEST_IMPORT = Date.UTC(1995, 0, 1);

/**
 * Sets the event's time by the server's clock. With `sent_at` the client's clock is known to be off by as much as the
 * request arrived early or late; without it only a time that cannot be is corrected. A browser may be a day late; a
 * server with an API key may send any time since 1995, and its clock is believed.
 */
export const correctClock: Step = {
  name: 'correct-clock',
  run(draft, { days }) {
    const { receivedAt, sentAt, key } = draft.request;
    let ts = Math.round(draft.wire.ts);
    if (key) {
      if (ts < EARLIEST_IMPORT)
        return reject('too_old', 'before 1995; epoch milliseconds are expected', 'ts');
      if (ts > receivedAt + FUTURE_TOLERANCE_MS) return reject('in_future', 'later than now', 'ts');
    } else {
      const offsetMs = sentAt === undefined ? 0 : receivedAt - sentAt;
      if (Math.abs(offsetMs) > SENDING_TOLERANCE_MS) ts += Math.round(offsetMs);
      const aheadMs = ts - receivedAt;
      if (aheadMs > DAY_MS) return reject('in_future', 'more than 24 hours later than now', 'ts');
      if (aheadMs < -DAY_MS)
        return reject('too_old', 'more than 24 hours ago; older events need an API key', 'ts');
      if (aheadMs > FUTURE_TOLERANCE_MS) ts = receivedAt;
    }
    draft.event.ts = ts;
    draft.event.session_day = days.sessionDayOf(ts);
    return draft;
  },
};
