import type { WireBatch, WireEvent } from '@nhipbao/events';
import { endpoint } from './settings.js';

/** Keeps a request within the 64 KB that a browser sends for a page that is gone. */
const LONGEST_BATCH = 40;
const LONGEST_WAIT_MS = 60_000;

/** All that the collector has not acknowledged, by what it tells: a counter's later state replaces the former. */
const queue = new Map<string, WireEvent>();
let failures = 0;
let isWaiting = false;
let deferred: AbortController | undefined;

const batch = (): WireEvent[] => [...queue.values()].slice(0, LONGEST_BATCH);

const body = (): string => JSON.stringify({ events: batch(), sent_at: Date.now() } satisfies WireBatch);

const request = (signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  body: body(),
  keepalive: true,
  signal,
});

export const put = (event: WireEvent, key = event.id): void => {
  queue.set(key, event);
};

/** Leaves the queue with the browser's own process too, which sends it when this page's is killed. */
export const guard = (): void => {
  deferred?.abort();
  if (!queue.size) return;
  deferred = new AbortController();
  try {
    fetchLater(endpoint, request(deferred.signal));
  } catch {
    // Not in this browser, not on an insecure page, or against the page's policy: the reports alone must do.
  }
};

/** Sends the queue, and again with the same ids until the collector has answered. */
export const flush = async (): Promise<void> => {
  guard();
  if (isWaiting || !queue.size) return;
  isWaiting = true;
  const sent = batch();
  // No answer counts as 503. That, 429 and every other 5xx ask for another try; any other refusal is final.
  const status = await fetch(endpoint, request()).then(
    (answer) => answer.status,
    () => 503,
  );
  const isRefused = status === 429 || status > 499;
  if (!isRefused) queue.forEach((event, key) => sent.includes(event) && queue.delete(key));
  failures = isRefused ? failures + 1 : 0;
  setTimeout(
    () => {
      isWaiting = false;
      if (isRefused) void flush();
    },
    failures && Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures) * Math.random(),
  );
};

/** Sends the queue by a way that outlives the page. */
export const beacon = (): void => {
  deferred?.abort();
  // What is on a troubled line stays queued too: the same ids make a second copy harmless.
  if (queue.size && navigator.sendBeacon(endpoint, body()) && !failures) queue.clear();
};

export const forget = (): void => {
  queue.clear();
  guard();
};
