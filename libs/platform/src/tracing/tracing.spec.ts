import { describe, expect, it } from '@jest/globals';
import { Allowance } from './allowance.js';
import { Tracing } from './tracing.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
/** Nothing is sent in these tests. */
const NOBODY = 'http://127.0.0.1:1';
const traceparent = (flags: string): string => `00-${TRACE_ID}-00f067aa0ba902b7-${flags}`;

describe('which requests are traced', () => {
  it('those whose callers trace them, under the same trace', () => {
    const tracing = new Tracing({ perSecond: 1, service: 'test' });
    expect(tracing.request('GET /', traceparent('01'))?.spanContext().traceId).toBe(TRACE_ID);
  });

  it('not those whose callers chose not to', () => {
    const tracing = new Tracing({ perSecond: 1, service: 'test' });
    expect(tracing.request('GET /', traceparent('00'))).toBeUndefined();
  });

  it('a few that nobody asked for, and not more, where spans are collected', async () => {
    const collected = new Tracing({ perSecond: 2, service: 'test', otlpEndpoint: NOBODY });
    const of = (tracing: Tracing): number =>
      Array.from({ length: 50 }, () => tracing.request('GET /')).filter(Boolean).length;
    expect(of(collected)).toBe(2);
    expect(of(new Tracing({ perSecond: 2, service: 'test' }))).toBe(0);
    // They were never ended, so there is nothing to send.
    await collected.close();
  });

  it('none where tracing is off', () => {
    const tracing = new Tracing({ perSecond: 0, service: 'test' });
    expect([tracing.request('GET /'), tracing.request('GET /', traceparent('01'))]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each([
    '',
    'xyz',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `${traceparent('01')}, ${traceparent('01')}`,
  ])('takes %j for no header at all', (malformed) => {
    const tracing = new Tracing({ perSecond: 1, service: 'test', otlpEndpoint: NOBODY });
    const context = tracing.request('GET /', malformed)?.spanContext();
    expect(context?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(context?.traceId).not.toBe(TRACE_ID);
  });
});

describe('an allowance', () => {
  it('begins anew each second', () => {
    const allowance = new Allowance(1);
    expect([0, 1, 999, 1000, 1001].map((ms) => allowance.take(ms))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });
});
