import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANY_HOST_SITE, CollectorApp, KEY, SITE } from './collector-app.js';
import { bearer, pageview } from './collector-requests.js';

/** An address that no other text of the test contains. */
const ADDRESS = '203.162.77.91';

let app: CollectorApp;
beforeAll(async () => {
  app = await CollectorApp.start({ rateLimitPerSite: 1_000_000, trustProxy: 'loopback' });
});
afterAll(() => app.stop());

const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  app.post(body, { 'x-forwarded-for': ADDRESS, ...headers });

/** Anything that JSON can carry, now and then a fragment that the collector looks for. */
const anything = fc.jsonValue({ maxDepth: 8 });
const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\u0000', '\uD800', '__proto__', 'http://', '1e999'),
);
const oddValue = fc.oneof(anything, oddText, fc.double(), fc.constant(null));

const FIELDS = [
  ...[
    'type',
    'site',
    'id',
    'ts',
    'pv',
    'url',
    'ref',
    'title',
    'article',
    'engaged_ms',
    'scroll_pct',
    'media',
  ],
  ...['conversion', 'consent', 'vid', 'lang', 'screen', 'props', 'client', '__proto__', 'constructor'],
];
/** A good page view of which some fields were replaced by anything at all. */
const nearlyGood = fc
  .record({
    site: fc.constantFrom(SITE, ANY_HOST_SITE, 'nb_nobody'),
    type: fc.constantFrom('pageview', 'engagement', 'media', 'conversion'),
    changes: fc.dictionary(fc.constantFrom(...FIELDS), oddValue, { maxKeys: 3 }),
  })
  .map(({ changes, ...chosen }) => ({ ...pageview(), engaged_ms: 5, ...chosen, ...changes }));

describe('whatever is posted to /v1/events', () => {
  it('never fails the server, for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, plain) => {
        const response = await post(bytes, { 'content-type': plain ? 'text/plain' : 'application/json' });
        expect(response.status).toBeLessThan(500);
        await response.arrayBuffer();
      }),
      { numRuns: 150 },
    );
    expect((await app.post(pageview())).status).toBe(202);
  });

  it('never fails the server, for any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(oddValue, async (value) => {
        const response = await post(JSON.stringify(value));
        expect(response.status).toBeLessThan(500);
        expect(typeof (await response.json())).toBe('object');
      }),
      { numRuns: 150 },
    );
    expect((await app.post(pageview())).status).toBe(202);
  });

  it('accounts for every event, and stores what it says, without the address', async () => {
    await app.logged();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(nearlyGood, anything), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (events, withKey) => {
          const response = await post(JSON.stringify({ events }), withKey ? bearer(KEY) : {});
          const body = (await response.json()) as {
            accepted: number;
            rejected: { index: number; message: string }[];
          };
          expect([202, 400]).toContain(response.status);
          expect(body.accepted + body.rejected.length).toBe(events.length);
          expect(new Set(body.rejected.map(({ index }) => index)).size).toBe(body.rejected.length);
          const { events: stored, rejections, text } = await app.logged();
          expect(stored).toHaveLength(body.accepted);
          expect(rejections.reduce((sum, rejection) => sum + rejection.events, 0)).toBe(body.rejected.length);
          expect(text).not.toContain(ADDRESS);
          expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes 10,000 distinct pages from one address and goes on', async () => {
    for (let from = 0; from < 10_000; from += 500) {
      const events = Array.from({ length: 500 }, (_, index) =>
        pageview({ url: `https://songhong.vn/x/${from + index}` }),
      );
      expect((await post(JSON.stringify(events))).status).toBe(202);
    }
    const { events } = await app.logged();
    expect(new Set(events.map(({ page }) => page)).size).toBe(10_000);
    expect(new Set(events.map(({ visitor }) => visitor)).size).toBe(1);
  });
});

describe('a site that sends more than its share', () => {
  it('is told so, and is taken again later', async () => {
    const limited = await CollectorApp.start({ rateLimitPerSite: 10 });
    try {
      // Five seconds' worth may come at once.
      const first = await limited.post(Array.from({ length: 60 }, () => pageview()));
      const { accepted, rejected } = (await first.json()) as {
        accepted: number;
        rejected: { code: string }[];
      };
      expect([first.status, accepted, rejected.length, rejected[0]?.code]).toEqual([
        202,
        50,
        10,
        'rate_limited',
      ]);
      const second = await limited.post(
        Array.from({ length: 400 }, () => pageview({ type: 'engagement', engaged_ms: 1 })),
      );
      expect(second.status === 429 ? second.headers.get('retry-after') : '1').toBe('1');
      const { rejections } = await limited.logged();
      expect(rejections).toContainEqual(
        expect.objectContaining({ outlet_id: 1, reason: 'rate_limited', events: 10 }),
      );
    } finally {
      await limited.stop();
    }
  });
});
