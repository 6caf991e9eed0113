import type { Step } from '../step.js';

/** Device, browser and operating system from the user agent. */
export const readAgent: Step = {
  name: 'read-agent',
  run(draft, { agents }) {
    const { connection, event } = draft;
    const { device, browser, os } = (connection.agent ??= agents.of(connection.userAgent));
    event.device = device;
    if (browser) event.browser = browser;
    if (os) event.os = os;
    return draft;
  },
};
