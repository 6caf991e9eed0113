import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowsOf, withStore } from '../bench/store.js';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { SpanReceiver } from '../product/span-receiver.js';
import { TracedEvent } from '../product/traced-event.js';
import { until } from '../product/until.js';

describe('a traced request', () => {
  let receiver: SpanReceiver;
  let product: Product;
  let newsroom: Newsroom;
  beforeAll(async () => {
    receiver = await SpanReceiver.start();
    product = await Product.start({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      NHIPBAO_LOG_LEVEL: 'info',
    });
    newsroom = await Newsroom.open(product, 'Lần theo', 'lantheo.example');
  });
  afterAll(async () => {
    await product.destroy();
    receiver.stop();
  });

  it('is followed from its answer through the log lines and spans to its row', async () => {
    const event = new TracedEvent();
    const answer = await event.send(newsroom, 'https://lantheo.example/tin-1');
    expect(answer).toMatch(new RegExp(`^00-${event.traceId}-[0-9a-f]{16}-01$`));
    await event.expectSpans(receiver, { collector: 'nhipbao-standalone', sink: 'nhipbao-standalone' });
    const lines = await until('the row is told of', () => {
      const found = event.linesIn(product.said);
      return found.length >= 2 && found;
    });
    expect(lines).toMatchObject([
      { context: 'Collector', msg: 'events collected', accepted: 1, refused: 0 },
      { context: 'Sink', msg: 'event stored', partition: 0 },
    ]);

    const asked = await fetch(`${newsroom.url}/v1/catalogue`, {
      headers: {
        authorization: `Bearer ${newsroom.apiKey}`,
        traceparent: `00-${event.traceId}-00000000000000a1-01`,
      },
    });
    expect(asked.headers.get('traceresponse')).toContain(event.traceId);
    expect(await receiver.span(event.traceId, 'GET /v1/catalogue')).toMatchObject({
      parentSpanId: '00000000000000a1',
    });

    await product.end();
    const rows = await withStore(product.dataDir, (client) =>
      rowsOf(client, `SELECT toString(event_id) AS id FROM events WHERE trace_id = '${event.traceId}'`),
    );
    expect(rows).toEqual([{ id: event.id }]);
  });
});
