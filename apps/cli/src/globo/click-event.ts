import type { WireEvent } from '@nhipbao/events';
import { eventId } from '../sending/event-id.js';
import type { Click } from './click.js';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const DESKTOP = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/61.0.3163.100 Safari/537.36`;
const ANDROID = `Mozilla/5.0 (Linux; Android 7.0; SM-G610M) ${WEBKIT} Chrome/61.0.3163.98 Mobile Safari/537.36`;
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 11_0 like Mac OS X) AppleWebKit/604.1.38 (KHTML, like Gecko) Version/11.0 Mobile/15A372 Safari/604.1';
const TABLET = `Mozilla/5.0 (Linux; Android 7.0; SM-T560) ${WEBKIT} Chrome/61.0.3163.98 Safari/537.36`;
const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 11_0 like Mac OS X) AppleWebKit/604.1.34 (KHTML, like Gecko) Version/11.0 Mobile/15A5341f Safari/604.1';
const TELEVISION = `Mozilla/5.0 (Linux; Tizen 2.4; SMART-TV) AppleWebKit/538.1 (KHTML, like Gecko) Version/2.4 TV Safari/538.1`;

// By joint counts with the operating system, group 1 is desktops, 3 phones, 4 tablets, the tiny 2 and 5 the rest;
// system 20 is Apple's mobile one.
function userAgentOf({ deviceGroup, os }: Click): string {
  if (deviceGroup === '1') return DESKTOP;
  if (deviceGroup === '3') return os === '20' ? IPHONE : ANDROID;
  if (deviceGroup === '4') return os === '20' ? IPAD : TABLET;
  return TELEVISION;
}

/** Referrer types by their share: 1 no referrer, 2 the site itself, then search, social and others. */
function referrerOf(type: string, domain: string): string | undefined {
  if (type === '2') return `https://${domain}/`;
  if (type === '5') return 'https://www.google.com/';
  if (type === '7') return 'https://www.facebook.com/';
  return type === '1' ? undefined : 'https://referrer.example/';
}

/**
 * The page view of a click: the reader is the set's user, under a consented identifier.
 * @param row the click's own text: no two rows of the set are alike, so its id follows from it
 */
export function clickEvent(click: Click, row: string, site: string, domain: string): WireEvent {
  const id = eventId(site, row);
  const ref = referrerOf(click.referrerType, domain);
  return {
    type: 'pageview',
    site,
    id,
    pv: id,
    ts: click.at,
    url: `https://${domain}/${click.articleId}`,
    ...(ref !== undefined && { ref }),
    article: { id: click.articleId },
    consent: 'analytics',
    vid: `globo-${click.userId}`,
    client: { user_agent: userAgentOf(click) },
  };
}
