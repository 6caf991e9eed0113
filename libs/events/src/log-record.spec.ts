import { describe, expect, it } from '@jest/globals';
import { encodeEvent, encodeRejection, traceOf } from './log-record.js';
import type { StoredEvent } from './stored-event.js';

const event = { type: 'pageview', outlet_id: 1, title: '"trace_id":"' } as StoredEvent;
const trace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

describe('the trace of a record', () => {
  it('is found again', () => {
    const record = encodeEvent(event, trace);
    expect(traceOf(record)).toEqual(trace);
    expect(JSON.parse(record.toString('utf8', 1))).toEqual({
      trace_id: trace.traceId,
      span_id: trace.spanId,
      ...event,
    });
  });

  it.each<[string, Buffer]>([
    ['an event without one', encodeEvent(event)],
    [
      'a rejection',
      encodeRejection({
        rejection_id: '',
        outlet_id: 1,
        site_id: 1,
        received_at: 1,
        reason: 'invalid',
        events: 1,
      }),
    ],
    ['an empty record', Buffer.alloc(0)],
    ['a record that is cut off', encodeEvent(event, trace).subarray(0, 40)],
    ['ids that are none', encodeEvent(event, { traceId: 'x'.repeat(32), spanId: 'y'.repeat(16) })],
  ])('is none in %s', (_what, record) => {
    expect(traceOf(record)).toBeUndefined();
  });
});
