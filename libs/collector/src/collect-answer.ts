import { MAX_EVENTS_PER_REQUEST, type RejectReason } from '@nhipbao/events';
import { ApiError, errorBody } from '@nhipbao/platform';
import type { Collected, RefusedEvent } from './submission.js';

/** An HTTP answer as status, body and further headers. */
export interface CollectAnswer {
  status: number;
  body: string;
  headers?: Readonly<Record<string, string>>;
}

/** Faults in what was sent: the sender must change the event before it is sent again. */
const FAULTS = new Set<RejectReason>(['invalid', 'too_deep', 'too_old', 'in_future']);

/**
 * 202 when an event was taken, or when the site's state alone speaks against all; else the 4xx that a client acts on:
 * 400 when every event is at fault, 413 for too many, 429 when the site's share is used up. The list of rejected events
 * is the same in each.
 */
export function collectAnswer({ accepted, refused }: Collected, single: boolean): CollectAnswer {
  if (refused.length === 0) return { status: 202, body: `{"accepted":${accepted},"rejected":[]}` };
  const rejected = refused.map(({ index, refusal }) => ({
    index,
    code: refusal.reason,
    message: messageOf({ index, refusal }, single),
  }));
  const error = accepted === 0 ? errorOf(refused, rejected[0]?.message ?? '') : undefined;
  const body = JSON.stringify({ accepted, rejected, ...(error && errorBody(error)) });
  return {
    status: error?.status ?? 202,
    body,
    ...(error?.status === 429 && { headers: { 'retry-after': '1' } }),
  };
}

function errorOf(refused: readonly RefusedEvent[], firstMessage: string): ApiError | undefined {
  const all = (holds: (reason: RejectReason) => boolean) =>
    refused.every(({ refusal }) => holds(refusal.reason));
  if (all((reason) => reason === 'too_large'))
    return new ApiError(413, 'too_many_events', `events: at most ${MAX_EVENTS_PER_REQUEST} in one request`);
  if (all((reason) => reason === 'rate_limited')) return new ApiError(429, 'rate_limited', firstMessage);
  if (all((reason) => FAULTS.has(reason))) return new ApiError(400, 'invalid_events', firstMessage);
  return undefined;
}

/** `events[3].engaged_ms: expected …`; for a single event `engaged_ms: expected …`. */
function messageOf({ index, refusal: { field, message } }: RefusedEvent, single: boolean): string {
  const event = single ? '' : `events[${index}]`;
  const path = event && field ? `${event}.${field}` : event || field;
  return path ? `${path}: ${message}` : message;
}
