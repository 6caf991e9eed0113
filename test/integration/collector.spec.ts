import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VisitorSalt } from '@nhipbao/platform';
import { ANY_HOST_SITE, CollectorApp, PAUSED_SITE } from './collector-app.js';
import { answer, pageview } from './collector-requests.js';

let app: CollectorApp;
beforeAll(async () => {
  app = await CollectorApp.start();
});
afterAll(() => app.stop());

describe('POST /v1/events', () => {
  it('answers 202 once one event is in the log, classified and without the address', async () => {
    const event = pageview({ ref: 'https://chat.zalo.me/', title: 'Lũ về', lang: 'vi-VN' });
    const { status, body } = await answer(await app.post(event));
    expect({ status, body }).toEqual({ status: 202, body: { accepted: 1, rejected: [] } });
    const { events, text } = await app.logged();
    expect(events).toEqual([
      {
        type: 'pageview',
        outlet_id: 1,
        site_id: 1,
        event_id: event.id,
        pv: event.pv,
        ts: event.ts,
        received_at: expect.any(Number),
        session_day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        visitor: expect.stringMatching(/^\d{1,20}$/),
        consented: 0,
        source: 'browser',
        traffic: '',
        rule_version: 1,
        page: 'songhong.vn/thoi-su/lu-ve.html',
        title: 'Lũ về',
        lang: 'vi-VN',
        channel: 'messaging',
        referrer: 'chat.zalo.me',
        platform: 'Zalo',
        platform_origin: 'domestic',
        utm_source: 'zalo',
        device: 'mobile',
        browser: 'Chrome',
        os: 'Android',
      },
    ]);
    expect(text).not.toContain('127.0.0.1');
  });

  it('takes an array, a batch, and text/plain as sendBeacon sends it', async () => {
    const plain = { 'content-type': 'text/plain;charset=UTF-8' };
    const answers = [
      await answer(await app.post([pageview(), pageview()])),
      await answer(await app.post({ events: [pageview()], sent_at: Date.now() })),
      await answer(await app.post({ events: [pageview()] }, plain)),
    ];
    expect(answers.map(({ status, body }) => [status, body.accepted])).toEqual([
      [202, 2],
      [202, 1],
      [202, 1],
    ]);
    expect((await app.logged()).events).toHaveLength(4);
  });

  it('keeps the good events of a batch with a bad one, names its field and counts it in the same log', async () => {
    const good = [pageview(), pageview(), pageview()];
    const bad = { ...pageview(), type: 'engagement', engaged_ms: 'lâu' };
    const { status, body } = await answer(await app.post({ events: [...good, bad] }));
    expect({ status, body }).toEqual({
      status: 202,
      body: {
        accepted: 3,
        rejected: [
          {
            index: 3,
            code: 'invalid',
            message: expect.stringMatching(/^events\[3\]\.engaged_ms: expected a number/),
          },
        ],
      },
    });
    const { events, rejections } = await app.logged();
    expect(events.map(({ event_id }) => event_id)).toEqual(good.map(({ id }) => id));
    expect(rejections).toEqual([
      {
        rejection_id: expect.any(String),
        outlet_id: 1,
        site_id: 1,
        received_at: expect.any(Number),
        reason: 'invalid',
        events: 1,
      },
    ]);
  });

  it('answers 400 with the field when nothing of the request can be used', async () => {
    const { status, body } = await answer(await app.post(pageview({ ts: 'hôm nay' })));
    const message = 'ts: expected a number (client time, epoch milliseconds)';
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        accepted: 0,
        rejected: [{ index: 0, code: 'invalid', message }],
        error: { code: 'invalid_events', message },
      },
    });
    expect((await app.logged()).rejections).toMatchObject([{ outlet_id: 1, reason: 'invalid', events: 1 }]);
  });

  it.each([
    ['an unknown site', { site: 'nb_nobody' }, 'unknown_site', { outlet_id: 0, site_id: 0 }],
    ['a paused site', { site: PAUSED_SITE }, 'site_paused', { outlet_id: 1, site_id: 3 }],
    [
      'a page of another domain',
      { url: 'https://copy.example/a' },
      'wrong_origin',
      { outlet_id: 1, site_id: 1 },
    ],
  ])('refuses %s with a reason and counts it', async (_what, more, code, account) => {
    const { status, body } = await answer(await app.post([pageview(more), pageview(more)]));
    expect([status, body.accepted, body.rejected.map((rejected) => rejected.code)]).toEqual([
      202,
      0,
      [code, code],
    ]);
    expect((await app.logged()).rejections).toMatchObject([{ ...account, reason: code, events: 2 }]);
  });

  it('refuses a request from a page of another domain, whatever address it states', async () => {
    const { body } = await answer(await app.post(pageview(), { origin: 'https://copy.example' }));
    expect(body.rejected[0]?.code).toBe('wrong_origin');
    await app.logged();
  });

  it.each([
    ['no JSON', '{"type":', 400, 'invalid_json'],
    ['an empty body', '', 400, 'invalid_json'],
    ['a number', '7', 400, 'invalid_request'],
    ['an empty list', '[]', 400, 'invalid_request'],
    ['events that are no list', '{"events":{}}', 400, 'invalid_request'],
    ['a sending time in words', '{"events":[{}],"sent_at":"now"}', 400, 'invalid_request'],
    ['a source without a key', '{"events":[{}],"source":"server"}', 400, 'invalid_request'],
    ['an unknown source', '{"events":[{}],"source":"x"}', 400, 'invalid_request'],
    ['invalid UTF-8', Uint8Array.from([0x22, 0xc3, 0x28, 0x22]), 400, 'invalid_utf8'],
    ['deep nesting', '['.repeat(500_000), 400, 'invalid_json'],
    ['a body over 1 MiB', `"${'x'.repeat(1_100_000)}"`, 413, 'body_too_large'],
  ])('answers %s with a clear 4xx', async (_what, body, status, code) => {
    const response = await app.post(body);
    expect([response.status, await response.json()]).toEqual([
      status,
      { error: { code, message: expect.stringMatching(/\w/) } },
    ]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('refuses other content types and encodings', async () => {
    expect((await app.post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await app.post('{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('refuses more than 500 events at once, and counts them', async () => {
    const { status, body } = await answer(await app.post(Array.from({ length: 501 }, () => pageview())));
    expect([status, body.error?.code, body.rejected.length]).toEqual([413, 'too_many_events', 501]);
    expect((await app.logged()).rejections).toMatchObject([
      { outlet_id: 1, reason: 'too_large', events: 501 },
    ]);
  });

  it('answers 503 with Retry-After while the log takes nothing, and goes on afterwards', async () => {
    app.log.interrupted = true;
    const refused = await app.post(pageview());
    app.log.interrupted = false;
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      503,
      '5',
      { error: { code: 'log_unavailable', message: expect.any(String) } },
    ]);
    expect((await app.post(pageview())).status).toBe(202);
    expect((await app.logged()).events).toHaveLength(1);
  });

  it('lets any origin ask, without credentials', async () => {
    const preflight = await fetch(`${app.url}/v1/events`, {
      method: 'OPTIONS',
      headers: { origin: 'https://a.vn' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('classifies robots and keeps them', async () => {
    await app.post(pageview(), {
      'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    });
    await app.post(pageview(), { 'user-agent': 'curl/8.5.0' });
    await app.post(pageview(), { 'sec-purpose': 'prefetch;prerender' });
    const { events } = await app.logged();
    expect(events.map(({ traffic }) => traffic)).toEqual(['robot_declared', 'non_browser_agent', 'prefetch']);
  });

  it('knows a reader again with consent, unless the browser objects', async () => {
    const consent = { consent: 'analytics', vid: 'reader-1', site: ANY_HOST_SITE };
    await app.post(pageview(consent));
    await app.post(pageview(consent), {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
    await app.post(pageview(consent), { 'sec-gpc': '1' });
    const { events, text } = await app.logged();
    expect(events.map(({ consented }) => consented)).toEqual([1, 1, 0]);
    expect(new Set(events.slice(0, 2).map(({ visitor }) => visitor)).size).toBe(1);
    expect(events[2]?.visitor).not.toBe(events[0]?.visitor);
    expect(text).not.toContain('reader-1');
  });
});

describe('visitor salts', () => {
  it('of today and tomorrow are there before an event needs them', async () => {
    const salts = app.database.getRepository(VisitorSalt);
    const deadline = Date.now() + 10_000;
    while ((await salts.count()) < 2 && Date.now() < deadline)
      await new Promise((resolve) => setImmediate(resolve));
    const living = await salts.find({ order: { day: 'ASC' } });
    expect(living.map(({ salt }) => salt?.length)).toEqual([32, 32]);
    expect(Date.parse(living[1]?.day ?? '') - Date.parse(living[0]?.day ?? '')).toBe(86_400_000);
  });
});
