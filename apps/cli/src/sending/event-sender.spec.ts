import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WireEvent } from '@nhipbao/events';
import { EventSender, type RejectedEvent } from './event-sender.js';
import { ServerAway, ServerRefused } from './post-events.js';
import { RecordingServer } from './recording-server.js';

const events = (count: number, from = 0): WireEvent[] =>
  Array.from({ length: count }, (_, i) => ({ type: 'pageview', site: 'nb_x', id: `id-${from + i}`, ts: 1 }));

let server: RecordingServer;
beforeEach(async () => {
  server = await RecordingServer.start();
});
afterEach(() => server.stop());

describe('the event sender', () => {
  it('sends with the key, the source and the clock of the sender', async () => {
    const sender = new EventSender({ url: server.url, source: 'server' });
    const before = Date.now();
    await sender.send({ events: events(2), apiKey: 'nbk_secret', skewMs: -60_000 });
    expect(await sender.finish()).toEqual({ accepted: 2, rejected: 0, retries: 0 });
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe('Bearer nbk_secret');
    expect(request?.batch.source).toBe('server');
    expect(Math.abs((request?.batch.sent_at ?? 0) + 60_000 - before)).toBeLessThan(30_000);
  });

  it('repeats the same ids when the server is busy, away or its answer is lost', async () => {
    server.mishaps.push({ status: 503 }, { status: 429, headers: { 'retry-after': '0' } }, 'lost answer');
    const sender = new EventSender({ url: server.url });
    await sender.send({ events: events(3) });
    expect(await sender.finish()).toEqual({ accepted: 3, rejected: 0, retries: 3 });
    expect(server.requests).toHaveLength(4);
    expect([...server.events.keys()]).toEqual(['id-0', 'id-1', 'id-2']);
  });

  it('acknowledges in order of sending, however the answers come', async () => {
    server.mishaps.push({ status: 503 });
    const acknowledged: number[] = [];
    const sender = new EventSender({ url: server.url, concurrency: 3 });
    for (let n = 0; n < 6; n++) {
      await sender.send({ events: events(1, n), acknowledged: () => acknowledged.push(n) });
    }
    await sender.finish();
    expect(acknowledged).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('acknowledges an empty parcel only after those before it', async () => {
    server.mishaps.push({ status: 503 });
    const acknowledged: string[] = [];
    const sender = new EventSender({ url: server.url });
    await sender.send({ events: events(1), acknowledged: () => acknowledged.push('events') });
    await sender.send({ events: [], acknowledged: () => acknowledged.push('empty') });
    await sender.finish();
    expect(acknowledged).toEqual(['events', 'empty']);
  });

  it('names the events that were rejected', async () => {
    server.unwanted.add('id-1');
    const rejected: RejectedEvent[] = [];
    const sender = new EventSender({ url: server.url, onRejected: (event) => rejected.push(event) });
    await sender.send({ events: events(3) });
    expect(await sender.finish()).toMatchObject({ accepted: 2, rejected: 1 });
    expect(rejected).toMatchObject([{ event: { id: 'id-1' }, code: 'invalid', message: 'not wanted' }]);
  });

  it('sends events again that came too fast, and only those', async () => {
    const tooFast = { index: 1, code: 'rate_limited', message: 'too fast' };
    server.mishaps.push({ status: 202, body: { accepted: 2, rejected: [tooFast] } });
    const sender = new EventSender({ url: server.url });
    await sender.send({ events: events(3) });
    expect(await sender.finish()).toEqual({ accepted: 3, rejected: 0, retries: 1 });
    expect(server.requests.map(({ batch }) => batch.events.map(({ id }) => id))).toEqual([
      ['id-0', 'id-1', 'id-2'],
      ['id-1'],
    ]);
  });

  it('ends with the server’s words when it refuses', async () => {
    server.mishaps.push({ status: 401, body: { error: { code: 'unauthorized', message: 'unknown key' } } });
    const sender = new EventSender({ url: server.url });
    await sender.send({ events: events(1) });
    await expect(sender.finish()).rejects.toThrow(ServerRefused);
    await expect(sender.send({ events: events(1) })).rejects.toThrow(/unknown key/);
  });

  it('gives up on a server that stays away', async () => {
    const { url } = server;
    await server.stop();
    const sender = new EventSender({ url, giveUpAfterMs: 1 });
    await sender.send({ events: events(1) });
    await expect(sender.finish()).rejects.toThrow(ServerAway);
  });

  it('does not repeat once it is told to stop', async () => {
    server.mishaps.push({ status: 503 }, { status: 503 });
    const sender = new EventSender({ url: server.url, signal: AbortSignal.abort() });
    await sender.send({ events: events(1) });
    await expect(sender.finish()).rejects.toThrow(ServerAway);
    expect(server.requests).toHaveLength(1);
  });
});
