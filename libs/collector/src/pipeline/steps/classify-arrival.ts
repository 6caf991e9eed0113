import { classifyArrival as classify } from '../../referrers/arrival.js';
import { readPageAddress } from '../page-address.js';
import { isListedBySite } from '../site-domains.js';
import { storedText } from '../stored-text.js';
import type { Step } from '../step.js';

/** The longest referrer that is read; its host comes first. */
const MAX_REFERRER_LENGTH = 2048;

/** Says how the reader came to the page: channel, referrer, platform and whether that is domestic, campaign. */
export const classifyArrival: Step = {
  name: 'classify-arrival',
  run(draft, { agents }) {
    const { wire, page, site, event, connection } = draft;
    if (wire.type !== 'pageview' || !page) return draft;
    const referrer = wire.ref ? readPageAddress(wire.ref.slice(0, MAX_REFERRER_LENGTH)) : undefined;
    connection.agent ??= agents.of(connection.userAgent);
    const arrival = classify({
      referrerHost: referrer?.host ?? '',
      internal:
        referrer !== undefined && (referrer.host === page.host || isListedBySite(site, referrer.hostname)),
      query: page.query,
      inAppPlatform: connection.agent.app,
    });
    event.channel = arrival.channel;
    if (arrival.referrer) event.referrer = arrival.referrer;
    if (arrival.platform) {
      event.platform = arrival.platform;
      event.platform_origin = arrival.platform_origin;
    }
    if (arrival.utm_source) event.utm_source = storedText(arrival.utm_source, 128);
    if (arrival.utm_medium) event.utm_medium = storedText(arrival.utm_medium, 128);
    if (arrival.utm_campaign) event.utm_campaign = storedText(arrival.utm_campaign, 128);
    return draft;
  },
};
