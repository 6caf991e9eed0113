import type { WireArticle, WireEvent } from '@nhipbao/events';
import { readArticle } from './article.js';
import { now } from './dom.js';
import { type EngagedClock, engagedClock } from './engaged-clock.js';
import { stamp } from './event-stamp.js';
import { heard, lookAtMedia } from './media.js';
import { findBody, readingDepth } from './reading-depth.js';
import { put } from './transport.js';
import { uuid } from './uuid.js';

/** A page may write its article's metadata this long after its address; one without an article is announced then. */
const METADATA_WAIT_MS = 2500;
const LONGEST_URL = 2048;

/** What a site may say of a page view that it announces itself. */
export interface PageDescription {
  url?: string;
  title?: string;
  article?: WireArticle;
}

/** The page view in progress; without `pv` there is none. */
export let pv: string | undefined;
export let url: string | undefined;
export let path: string;
export let openedAtMs = 0;
export let isAnnounced = false;

let page: PageDescription;
let first: WireEvent;
let clock: EngagedClock;
let engagedMs: number;
let depth: number;
/** The last state told of each counter, by page view or player. */
const told: Record<string, string> = {};
/** The article's title in the former page view: a successor's metadata may be a remnant of it. */
let formerArticle: string | undefined;
let lastArticle: string | undefined;

export const openPageView = (description: PageDescription, ref: string): void => {
  page = description;
  url = (page.url ?? location.href).replace(/#.*/, '').slice(0, LONGEST_URL);
  path = location.pathname;
  pv = uuid();
  first = stamp('pageview', { pv, url, ref });
  openedAtMs = now();
  clock = engagedClock();
  engagedMs = depth = 0;
  isAnnounced = false;
  formerArticle = lastArticle;
};

export const closePageView = (): void => {
  pv = undefined;
};

/** The page view event, with the metadata of this moment. */
const describe = (): WireEvent => {
  const read = readArticle();
  const article = page.article ?? (read && read.title === formerArticle ? undefined : read);
  findBody(!!article);
  lastArticle = read?.title;
  return stamp('pageview', {
    ...first,
    title: page.title ?? document.title,
    article,
  });
};

/** The metadata have come, as far as they will. */
export const isReady = (): boolean =>
  now() - openedAtMs > METADATA_WAIT_MS || readArticle()?.title !== formerArticle;

/** Brings engaged time up to now; `input` when the reader just did something. */
export const advance = (input?: boolean): void => {
  const isPlaying = lookAtMedia(pv);
  const isVisible = !document.hidden;
  if (pv) engagedMs = clock(now(), isVisible && document.hasFocus(), isVisible && isPlaying, input);
};

/** Until the metadata have come the page may be a skeleton of which all is in view. */
export const measureDepth = (): void => {
  if (isAnnounced) depth = Math.max(depth, readingDepth());
};

/** Queues what is new; when `settled`, what the page says of itself is taken as it stands, for good. */
export const update = (settled = false): void => {
  const tell = (key: string, type: WireEvent['type'], fields: Partial<WireEvent>): void => {
    const state = JSON.stringify(fields);
    if (told[key] !== state) put(stamp(type, fields), key);
    told[key] = state;
  };
  if (!isAnnounced) put(describe());
  isAnnounced ||= settled;
  measureDepth();
  if (engagedMs || depth) tell(`${pv}`, 'engagement', { pv, engaged_ms: engagedMs, scroll_pct: depth });
  for (const key in heard) if (heard[key]?.media.played[0]) tell(key, 'media', heard[key]);
};
