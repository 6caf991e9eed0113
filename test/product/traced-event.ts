import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Newsroom } from './newsroom.js';
import type { SpanReceiver } from './span-receiver.js';

/** A page view whose sender traces it, and what is told of it. */
export class TracedEvent {
  readonly id = randomUUID();
  readonly traceId = randomBytes(16).toString('hex');
  private readonly callerSpan = randomBytes(8).toString('hex');

  /** Sends it as a browser would. @returns the `traceresponse` header */
  async send(newsroom: Newsroom, url: string): Promise<string | null> {
    const event = {
      type: 'pageview',
      site: newsroom.siteKey,
      id: this.id,
      pv: this.id,
      ts: Date.now(),
      url,
    };
    const response = await fetch(`${newsroom.collectorUrl}/v1/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        traceparent: `00-${this.traceId}-${this.callerSpan}-01`,
      },
      body: JSON.stringify(event),
    });
    expect([response.status, await response.json()]).toEqual([202, { accepted: 1, rejected: [] }]);
    return response.headers.get('traceresponse');
  }

  /** The spans are the caller's children and each other's. */
  async expectSpans(receiver: SpanReceiver, services: { collector: string; sink: string }): Promise<void> {
    const request = await receiver.span(this.traceId, 'POST /v1/events');
    const stored = await receiver.span(this.traceId, 'store');
    expect(request).toMatchObject({ parentSpanId: this.callerSpan, service: services.collector });
    expect(stored).toMatchObject({ parentSpanId: request.spanId, service: services.sink });
  }

  /** Lines of a process's log that belong to the trace. */
  linesIn(said: string): Record<string, unknown>[] {
    return said
      .split('\n')
      .filter((line) => line.includes(`"trace_id":"${this.traceId}"`))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
