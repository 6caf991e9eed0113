import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHROME, CollectorApp, KEY, OTHER_SITE, QUERY_KEY, SITE } from './collector-app.js';
import { answer, bearer, pageview } from './collector-requests.js';

let app: CollectorApp;
beforeAll(async () => {
  app = await CollectorApp.start();
});
afterAll(() => app.stop());

describe('with an API key', () => {
  const longAgo = Date.UTC(2010, 4, 1, 3);
  const client = { ip: '113.160.1.1', user_agent: CHROME };

  it('takes old events of readers that the sender states, placed and without their address', async () => {
    const batch = { source: 'access_log', events: [pageview({ ts: longAgo, client })] };
    const { status, body } = await answer(await app.post(batch, bearer(KEY)));
    expect({ status, body }).toEqual({ status: 202, body: { accepted: 1, rejected: [] } });
    const { events, text } = await app.logged();
    expect(events).toMatchObject([
      {
        ts: longAgo,
        session_day: '2010-05-01',
        source: 'access_log',
        country: 'VN',
        province: 'Hà Nội',
        traffic: '',
        browser: 'Chrome',
      },
    ]);
    expect(text).not.toContain('113.160');
  });

  it('tells readers apart by address and user agent, and merges no readers unknown', async () => {
    const other = { ip: '113.160.1.2', user_agent: CHROME };
    const readers = [client, client, other, undefined, undefined];
    await app.post(
      readers.map((reader) => pageview(reader && { client: reader })),
      bearer(KEY),
    );
    const { events } = await app.logged();
    const [first, again, second, unknown, unknownToo] = events.map(({ visitor }) => visitor);
    expect(again).toBe(first);
    expect(new Set([first, second, unknown, unknownToo]).size).toBe(4);
    expect(events.map(({ traffic }) => traffic)).toEqual(['', '', '', '', '']);
  });

  it('merges no readers of whom only the user agent is stated', async () => {
    const { user_agent } = client;
    await app.post([pageview({ client: { user_agent } }), pageview({ client: { user_agent } })], bearer(KEY));
    const [one, other] = (await app.logged()).events;
    expect(one?.visitor).not.toBe(other?.visitor);
    expect(one?.device).toBe('mobile');
  });

  it("refuses another outlet's site and counts it for the sender", async () => {
    const { body } = await answer(await app.post(pageview({ site: OTHER_SITE }), bearer(KEY)));
    expect(body.rejected).toMatchObject([{ code: 'forbidden' }]);
    expect((await app.logged()).rejections).toMatchObject([
      { outlet_id: 1, site_id: 0, reason: 'forbidden' },
    ]);
  });

  it('refuses an unknown key and one without the scope', async () => {
    expect((await app.post(pageview(), bearer('nbk_wrong'))).status).toBe(401);
    expect((await app.post(pageview(), bearer(QUERY_KEY))).status).toBe(403);
    expect((await app.logged()).text).toBe('');
  });

  it('takes neither old events nor stated readers without one', async () => {
    const { status, body } = await answer(await app.post([pageview({ ts: longAgo }), pageview({ client })]));
    expect(status).toBe(400);
    expect(body.rejected).toMatchObject([
      { code: 'too_old', message: expect.stringMatching(/^events\[0\]\.ts: /) },
      { code: 'invalid', message: expect.stringMatching(/^events\[1\]\.client: needs an API key/) },
    ]);
    await app.logged();
  });
});

describe('GET /v1/pixel.gif', () => {
  it('counts a page view and shows nothing', async () => {
    const url = encodeURIComponent('https://songhong.vn/amp/a.html');
    const response = await fetch(`${app.url}/v1/pixel.gif?site=${SITE}&url=${url}&title=Bão+số+3`, {
      headers: { 'user-agent': CHROME },
    });
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control'),
    ]).toEqual([200, 'image/gif', 'no-store']);
    expect((await response.arrayBuffer()).byteLength).toBe(42);
    expect((await app.logged()).events).toMatchObject([
      { type: 'pageview', page: 'songhong.vn/amp/a.html', title: 'Bão số 3', channel: 'direct' },
    ]);
  });

  it('takes the page from the Referer when none is named, and names what is wrong', async () => {
    const headers = { referer: 'https://songhong.vn/b.html', 'user-agent': CHROME };
    expect((await fetch(`${app.url}/v1/pixel.gif?site=${SITE}`, { headers })).status).toBe(200);
    const wrong = await answer(
      await fetch(`${app.url}/v1/pixel.gif?site=${SITE}`, { headers: { 'user-agent': CHROME } }),
    );
    expect([wrong.status, wrong.body.error?.message]).toEqual([
      400,
      expect.stringMatching(/^url: expected .* missing$/),
    ]);
    expect((await app.logged()).events).toMatchObject([{ page: 'songhong.vn/b.html' }]);
  });
});

describe('metrics', () => {
  it('count and time each step, and count what was refused by reason', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toMatch(/nhipbao_collector_step_events_total\{step="validate"\} \d+/);
    expect(text).toMatch(/nhipbao_collector_step_seconds_total\{step="key-visitor"\} \d/);
    expect(text).toMatch(/nhipbao_collector_refused_events_total\{reason="forbidden"\} 1/);
    expect(text).toMatch(/nhipbao_collector_refused_requests_total\{code="unauthenticated"\} 1/);
    expect(text).toMatch(/nhipbao_collector_accepted_events_total \d+/);
  });
});
