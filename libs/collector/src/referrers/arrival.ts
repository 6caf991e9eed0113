import { sourceOfHost, sourceOfName, type Source } from './sources.js';
import type { Channel } from './source-tables.js';

/** How a reader arrived at a page. Empty texts where there is nothing to say. */
export interface Arrival {
  channel: Channel;
  /** Host of the referrer without `www.`. */
  referrer: string;
  platform: string;
  platform_origin: '' | 'domestic' | 'foreign';
  utm_source: string;
  utm_medium: string;
  utm_campaign: string;
}

/** What is known about an arrival before it is classified. */
export interface ArrivalFacts {
  /** Host of the referrer without `www.`; empty when there is none. */
  referrerHost: string;
  /** The referrer is a page of the site itself. */
  internal: boolean;
  /** Query of the page address, with or without `?`. */
  query: string;
  /** Platform inside whose app the page is shown, when the user agent says so. */
  inAppPlatform?: string;
}

const MAIL_MEDIA = new Set(['email', 'e-mail', 'mail', 'newsletter', 'bantin', 'ban-tin']);
const SOCIAL_MEDIA = new Set(['social', 'social-media', 'social_media', 'socialmedia', 'sm', 'fanpage']);
const PAID_MEDIUM = /^(.*cpc|.*ppc|paid.*|retargeting|display|banner|cpm|cpv|cpa|affiliate|ads?|native.*)$/;

/** Parameters that advertising systems add to the address of an advertisement. */
const PAID_CLICK_IDS: readonly (readonly [parameter: string, platform: string])[] = [
  ['gclid', 'Google'],
  ['gbraid', 'Google'],
  ['wbraid', 'Google'],
  ['dclid', 'Google'],
  ['msclkid', 'Bing'],
  ['ttclid', 'TikTok'],
  ['twclid', 'X'],
  ['li_fat_id', 'LinkedIn'],
  ['yclid', 'Yandex'],
];
/** Parameters that platforms add to any shared link. */
const SHARE_CLICK_IDS: readonly (readonly [parameter: string, platform: string])[] = [
  ['zarsrc', 'Zalo'],
  ['fbclid', 'Facebook'],
  ['igsh', 'Instagram'],
  ['igshid', 'Instagram'],
];

const NO_PARAMETERS = new URLSearchParams();

/**
 * Classifies an arrival. In order: a page of the site itself; newsletter; paid; a platform named by `utm_source`; any
 * other campaign tag; a click identifier; the referrer; the app around the page; direct.
 */
export function classifyArrival(facts: ArrivalFacts): Arrival {
  const parameters = facts.query.includes('=') ? new URLSearchParams(facts.query) : NO_PARAMETERS;
  const utm = (name: string) =>
    parameters === NO_PARAMETERS ? '' : (parameters.get(name) ?? '').slice(0, 128);
  const arrival: Arrival = {
    channel: 'direct',
    referrer: facts.referrerHost,
    platform: '',
    platform_origin: '',
    utm_source: utm('utm_source'),
    utm_medium: utm('utm_medium'),
    utm_campaign: utm('utm_campaign'),
  };
  if (facts.internal) return { ...arrival, channel: 'internal' };

  const medium = arrival.utm_medium.toLowerCase();
  const paidBy = clickPlatform(parameters, PAID_CLICK_IDS);
  const named = arrival.utm_source ? sourceOfName(arrival.utm_source) : undefined;
  const source =
    named ?? paidBy ?? clickPlatform(parameters, SHARE_CLICK_IDS) ?? sourceOfHost(facts.referrerHost);
  if (source) {
    arrival.platform = source.platform;
    arrival.platform_origin = source.origin;
  }

  if (MAIL_MEDIA.has(medium) || MAIL_MEDIA.has(arrival.utm_source.toLowerCase()))
    arrival.channel = 'newsletter';
  else if (paidBy || PAID_MEDIUM.test(medium)) arrival.channel = 'campaign';
  else if (named) arrival.channel = named.channel;
  else if (SOCIAL_MEDIA.has(medium)) arrival.channel = 'social';
  else if (arrival.utm_source || arrival.utm_campaign || medium) arrival.channel = 'campaign';
  else if (source) arrival.channel = source.channel;
  else if (facts.referrerHost) arrival.channel = 'other';
  else if (facts.inAppPlatform) return { ...arrival, ...fromApp(facts.inAppPlatform) };
  return arrival;
}

function clickPlatform(
  parameters: URLSearchParams,
  ids: readonly (readonly [string, string])[],
): Source | undefined {
  if (parameters === NO_PARAMETERS) return undefined;
  const found = ids.find(([parameter]) => parameters.has(parameter));
  return found && sourceOfName(found[1]);
}

function fromApp(platform: string): Partial<Arrival> {
  const source = sourceOfName(platform);
  return (
    (source && { channel: source.channel, platform: source.platform, platform_origin: source.origin }) || {}
  );
}
