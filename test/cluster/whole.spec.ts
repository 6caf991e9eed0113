import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Newsroom } from '../product/newsroom.js';
import { SpanReceiver } from '../product/span-receiver.js';
import { TracedEvent } from '../product/traced-event.js';
import { until } from '../product/until.js';
import { Cluster } from './cluster.js';
import { describeKafka } from './describe-kafka.js';

describeKafka('the cluster', () => {
  let cluster: Cluster;
  let newsroom: Newsroom;
  let receiver: SpanReceiver;
  beforeAll(async () => {
    receiver = await SpanReceiver.start();
    cluster = await Cluster.start({
      environment: {
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_BSP_SCHEDULE_DELAY: '200',
        NHIPBAO_LOG_LEVEL: 'info',
      },
    });
    newsroom = await Newsroom.open(cluster, 'Báo Cụm', 'cum.example');
  });
  afterAll(async () => {
    await cluster.destroy();
    receiver.stop();
  });

  it('carries page views from the collector to the figures, and accounts for them', async () => {
    const views = Array.from({ length: 40 }, (_, n) => ({
      type: 'pageview',
      site: newsroom.siteKey,
      id: randomUUID(),
      pv: randomUUID(),
      ts: Date.now() - n * 1000,
      url: `https://cum.example/tin-${n % 4}.html`,
      client: {
        ip: `113.160.${n}.1`,
        user_agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0.0.0 Safari/537.36',
      },
    }));
    const { status, body } = await newsroom.send([...views, ...views.slice(0, 5), { type: 'pageview' }]);
    expect([status, body.accepted, body.rejected.length]).toEqual([202, 45, 1]);
    await newsroom.figuresReach();
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const { body: answer } = await newsroom.ask({
      metrics: ['pageviews', 'visitors'],
      date_range: ['2026-01-01', today],
    });
    expect(answer.totals).toEqual([40, 40]);
    expect(await newsroom.account()).toMatchObject({ stored: 40, duplicate: 5, pending: 0 });
  });

  it('lets a traced event be followed through its processes to its row', async () => {
    const event = new TracedEvent();
    await event.send(newsroom, 'https://cum.example/tin-1.html');
    await event.expectSpans(receiver, { collector: 'nhipbao-collector', sink: 'nhipbao-sink' });
    expect(event.linesIn(cluster.one('collector').said)).toMatchObject([{ msg: 'events collected' }]);
    const query = `SELECT event_id FROM events WHERE trace_id = '${event.traceId}' FORMAT TSV`;
    await until('the row is there', async () => {
      const response = await fetch(`${cluster.clickhouse.url}/?query=${encodeURIComponent(query)}`);
      return (await response.text()).trim() === event.id;
    });
    expect(event.linesIn(cluster.one('sink').said)).toMatchObject([{ msg: 'event stored' }]);
  });

  it('is ready in every process', async () => {
    for (const name of ['api', 'collector', 'sink', 'aggregator'] as const) {
      const response = await fetch(`${cluster.one(name).url}/health/ready`);
      expect([name, response.status, await response.json()]).toMatchObject([name, 200, { status: 'up' }]);
    }
  });

  it('stops every process on SIGTERM without a complaint', async () => {
    for (const name of ['collector', 'sink', 'aggregator', 'api'] as const)
      expect([name, await cluster.one(name).end('SIGTERM')]).toEqual([name, 0]);
  });
});
