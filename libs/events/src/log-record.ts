import type { Rejection, StoredEvent } from './stored-event.js';

/**
 * A record of the event log. The first byte names the table that it belongs to, the rest is one JSONEachRow line, so
 * that the sink moves bytes and parses nothing.
 */
export const EVENT_TAG = 'E';
export const REJECTION_TAG = 'R';

export function encodeEvent(event: StoredEvent): Buffer {
  return Buffer.from(EVENT_TAG + JSON.stringify(event));
}

export function encodeRejection(rejection: Rejection): Buffer {
  return Buffer.from(REJECTION_TAG + JSON.stringify(rejection));
}

/** Records of one key keep their order: a visit's events are one reader's, and stay together. */
export function eventKey({ outlet_id, visitor }: Pick<StoredEvent, 'outlet_id' | 'visitor'>): string {
  return `${outlet_id} ${visitor}`;
}

export function rejectionKey({ outlet_id }: Pick<Rejection, 'outlet_id'>): string {
  return `rejections ${outlet_id}`;
}
