import type { WireConversion } from '@nhipbao/events';
import { now } from './dom.js';
import { stamp } from './event-stamp.js';
import { meetPlayer } from './media.js';
import * as view from './page-view.js';
import { isAutomatic } from './settings.js';
import { beacon, flush, forget, guard, put } from './transport.js';
import { isOptedOut } from './visitor.js';

const TICK_MS = 500;
/** A page view reports when it is described, some 6 and 17 s after its beginning, and then every 15 s while there is news. */
const SECOND_REPORT_MS = 5000;
const REPORT_MS = 15_000;

/** What a reader, or the browser for the reader, does to the page (DOMAIN, "Engaged time"). */
const SIGNS = 'pointermove pointerdown keydown wheel scroll resize focus blur pageshow visibilitychange';
/** The first of them only a person causes; a browser restores a scroll position by itself. */
const BY_PERSON = /^(po|k|w)/;

/** Playing out ends with a pause as well; the next tick notices a stall. */
const MEDIA_EVENTS = 'playing pause seeking timeupdate';

/** The page around a frame has its own tag: one reader must not count twice. */
const isSilent = (): boolean => top !== self || isOptedOut();

let isTouched = false;
let reportedAtMs = 0;

/** Queues all that is new, for sending now. */
const report = (): void => {
  view.advance();
  if (!view.pv) return;
  reportedAtMs = now();
  view.update(true);
};

export const open = (page: view.PageDescription, ref = document.referrer): void => {
  if (isSilent()) return;
  report();
  void flush();
  view.openPageView(page, ref);
  view.advance();
};

/** Brings everything up to now, and notices a page that has just been seen or exchanged. */
export const step = (input?: boolean): void => {
  view.advance(input);
  if (!isAutomatic) return;
  if (view.pv) {
    if (location.pathname !== view.path) open({}, view.url);
    return;
  }
  // A reload, or a page that links to itself, may come from a timer. Such a view begins when a person first moves,
  // presses or touches something (DOMAIN: auto-refresh is not human-initiated).
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const mayBeAutomatic = navigation?.type === 'reload' || document.referrer === location.href;
  // A page that is prerendered, or opened in a background tab, is not viewed yet.
  if (!document.hidden && !document.prerendering && (isTouched || !mayBeAutomatic)) open({});
};

const tick = (): void => {
  step();
  if (!view.pv) return;
  const waitMs = Math.min(REPORT_MS, reportedAtMs - view.openedAtMs + SECOND_REPORT_MS);
  if (view.isAnnounced ? now() - reportedAtMs >= waitMs : view.isReady()) {
    report();
    void flush();
  } else {
    view.update();
    guard();
  }
};

const onSign = (event: Event): void => {
  // Only what the browser sends counts, not what the page's own scripts make.
  if (!event.isTrusted) return;
  const byPerson = BY_PERSON.test(event.type);
  isTouched ||= byPerson;
  // A page that comes back from the back-forward cache was asked for again.
  if ((event as PageTransitionEvent).persisted && isAutomatic) open({});
  step(true);
  if (!byPerson) view.measureDepth();
  if (document.hidden) {
    report();
    beacon();
  }
};

export const stop = (): void => {
  view.closePageView();
  forget();
};

export const convert = (conversion: WireConversion): void => {
  if (isSilent()) return;
  put(stamp('conversion', { pv: view.pv, url: view.url, conversion }));
  void flush();
};

/** Follows the players of a document, or one that is outside of it, such as `new Audio()`. */
export const followPlayer = (target: EventTarget): void => {
  for (const name of MEDIA_EVENTS.split(' ')) {
    target.addEventListener(
      name,
      ({ target: player }) => {
        if (player instanceof HTMLMediaElement) meetPlayer(player);
        step();
      },
      true, // media events do not bubble
    );
  }
};

export const listen = (): void => {
  setInterval(tick, TICK_MS);
  followPlayer(document);
  for (const name of SIGNS.split(' ')) {
    // The page may stop a person's event on its way; the capture phase comes first. Without capture a scroll is the
    // document's own: tickers and carousels scroll by themselves.
    addEventListener(name, onSign, { passive: true, capture: BY_PERSON.test(name) });
  }
};
