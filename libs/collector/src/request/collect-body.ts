import { isUtf8 } from 'node:buffer';
import { EVENT_SOURCES, MAX_EVENTS_PER_REQUEST, type EventSource } from '@nhipbao/events';
import { ApiError } from '@nhipbao/platform';

/** What a request asks to be collected, before any event was looked at. */
export interface CollectBody {
  events: readonly unknown[];
  /** One bare event: then a message names a field by itself, not as `events[0].field`. */
  single: boolean;
  sentAt?: number;
  source?: EventSource;
}

const invalid = (message: string) => new ApiError(400, 'invalid_request', message);

/**
 * Reads one event, an array or `{"events": […], "sent_at"?, "source"?}`. How many events there may be is for the
 * caller to hold to.
 * @throws {ApiError} 400 naming what is wrong with the whole body
 */
export function readCollectBody(bytes: Buffer): CollectBody {
  const body = parse(bytes);
  if (Array.isArray(body)) return batch(body, {});
  if (typeof body !== 'object' || body === null)
    throw invalid('body: expected an event, a list of events or an object with events');
  if ('events' in body) return batch(body.events, { ...body });
  return { events: [body], single: true };
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) throw new ApiError(400, 'invalid_json', 'body: it is empty');
  if (!isUtf8(bytes)) throw new ApiError(400, 'invalid_utf8', 'body: not valid UTF-8');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ApiError(400, 'invalid_json', 'body: not valid JSON');
  }
}

function batch(events: unknown, { sent_at, source }: Readonly<Record<string, unknown>>): CollectBody {
  if (!Array.isArray(events) || events.length === 0)
    throw invalid(`events: expected a list of 1 to ${MAX_EVENTS_PER_REQUEST} events`);
  const body: CollectBody = { events, single: false };
  if (sent_at !== undefined) {
    if (typeof sent_at !== 'number' || !Number.isFinite(sent_at))
      throw invalid('sent_at: expected a number (client time of sending, epoch milliseconds)');
    body.sentAt = sent_at;
  }
  if (source !== undefined) {
    const known = EVENT_SOURCES.find((name) => name === source);
    if (!known) throw invalid(`source: expected one of ${EVENT_SOURCES.join(', ')}`);
    body.source = known;
  }
  return body;
}
