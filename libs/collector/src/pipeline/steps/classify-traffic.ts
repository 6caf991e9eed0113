import type { Step } from '../step.js';

/**
 * Says why an event is no reader's, when it is none; nothing is refused for it. A server that speaks for its readers
 * may leave out the user agent: then there is nothing to judge by.
 */
export const classifyTraffic: Step = {
  name: 'classify-traffic',
  run(draft, { agents }) {
    const { connection, event, request } = draft;
    const vouched = request.key !== undefined && event.source !== 'access_log' && !connection.userAgent;
    if (connection.signs.prefetch) event.traffic = 'prefetch';
    else if (!vouched) event.traffic = (connection.agent ??= agents.of(connection.userAgent)).robot;
    return draft;
  },
};
