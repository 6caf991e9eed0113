import type { Rejection, StoredEvent } from './stored-event.js';

/**
 * A record of the event log. The first byte names the table that it belongs to, the rest is one JSONEachRow line, so
 * that the sink moves bytes and parses nothing.
 */
export const EVENT_TAG = 'E';
export const REJECTION_TAG = 'R';

/** The trace of the request that brought an event, in the hexadecimal notation of W3C Trace Context. */
export interface RecordTrace {
  traceId: string;
  spanId: string;
}

/** @param trace for the few events whose request is traced; {@link traceOf} finds it again */
export function encodeEvent(event: StoredEvent, trace?: RecordTrace): Buffer {
  const row = trace ? { trace_id: trace.traceId, span_id: trace.spanId, ...event } : event;
  return Buffer.from(EVENT_TAG + JSON.stringify(row));
}

/** A traced event is told by its first field, so that looking for one costs next to nothing. */
const TRACED = /^E\{"trace_id":"([0-9a-f]{32})","span_id":"([0-9a-f]{16})"/;
const TRACED_BYTES = 81;
/** `r` of `trace_id`; the first field of every other event is its `type`. */
const LETTER_AT = 4;
const LETTER = 0x72;

/** The trace that an event's record carries; none for nearly all. */
export function traceOf(record: Buffer): RecordTrace | undefined {
  if (record[LETTER_AT] !== LETTER) return undefined;
  const [, traceId, spanId] = TRACED.exec(record.toString('latin1', 0, TRACED_BYTES)) ?? [];
  return traceId !== undefined && spanId !== undefined ? { traceId, spanId } : undefined;
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
