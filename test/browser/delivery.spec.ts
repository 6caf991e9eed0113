import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FieldProblem, readWireEvent } from '@nhipbao/events';
import { Reader } from './reader.js';
import { eventually, Stage } from './setup.js';

describe('delivery', () => {
  let stage: Stage;
  beforeAll(async () => (stage = await Stage.set()));
  afterAll(() => stage.strike());
  beforeEach(() => stage.begin());

  it.each([
    ['the line is cut', 0],
    ['the log cannot take events', 503],
    ['the collector asks to wait', 429],
  ])('tries again with the same ids when %s', async (_, status) => {
    stage.recorder.answer(status);
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/article`);
    await page.evaluate(`nhipbao.conversion('register')`);
    await eventually('two refused requests, the last with both events', () => {
      const { length, [length - 1]: last } = stage.recorder.deliveries;
      return length >= 2 && last && last.batch.events.filter(({ type }) => /^[pc]/.test(type)).length === 2;
    });
    stage.recorder.answer(202);
    const [view] = await stage.pageviews(1);
    const conversion = await eventually('the conversion', () => stage.events('conversion')[0]);
    const refused = stage.recorder.deliveries.filter((delivery) => delivery.status === status);
    const refusedIds = refused.flatMap(({ batch }) => batch.events.map(({ id }) => id));
    expect(refusedIds).toContain(view?.id);
    expect(refusedIds).toContain(conversion.id);
    await page.close();
  });

  it('delivers after the reader was offline, with the ids of the first try', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/article`);
    await stage.pageviews(1);
    const session = await stage.context.newCDPSession(page);
    const offline = (is: boolean) =>
      session.send('Network.emulateNetworkConditions', {
        offline: is,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    const failed: string[] = [];
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', ({ request }) => {
      if (request.method === 'POST' && request.postData) failed.push(request.postData);
    });
    await offline(true);
    await page.evaluate(`nhipbao.conversion('newsletter')`);
    const tried = await eventually('a try', () => failed.find((body) => body.includes('newsletter')));
    expect(stage.events('conversion')).toEqual([]);
    await offline(false);
    const conversion = await eventually('the conversion', () => stage.events('conversion')[0]);
    expect(tried).toContain(conversion.id);
    await page.close();
  });

  it('does not repeat what the collector refused for good', async () => {
    stage.recorder.answer(400);
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/article`);
    await eventually('the refusal', () => stage.recorder.deliveries.length);
    stage.recorder.answer(202);
    await page.evaluate(`nhipbao.conversion('register')`);
    await eventually('the conversion', () => stage.events('conversion')[0]);
    expect(stage.events('pageview')).toEqual([]);
    await page.close();
  });

  it('sends a page view that is left at once', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/article`);
    await page.bringToFront();
    await page.close();
    const [view] = await stage.pageviews(1);
    expect(view?.article?.title).toBe('Lũ trên sông Hương lên nhanh trong đêm');
  });

  it('sends only what the wire format allows', async () => {
    const reader = await Reader.open(await stage.newPage(), `${stage.site.origin}/media`);
    await reader.page.evaluate(
      `nhipbao.props({ dai: 'x'.repeat(1000), ...Object.fromEntries([...Array(30).keys()].map((n) => ['p' + n, n])) })`,
    );
    await reader.page.evaluate(`document.querySelector('audio').play()`);
    await reader.page.evaluate(`nhipbao.conversion('donate', { value: 10000, currency: 'VND' })`);
    await reader.read(3000);
    await reader.page.close();
    await eventually('each type', () =>
      (['pageview', 'engagement', 'media', 'conversion'] as const).every((type) => stage.events(type).length),
    );
    for (const { batch } of stage.recorder.deliveries) {
      expect(Math.abs((batch.sent_at ?? 0) - Date.now())).toBeLessThan(60_000);
      for (const event of batch.events) expect(readWireEvent(event)).not.toBeInstanceOf(FieldProblem);
    }
  });
});
