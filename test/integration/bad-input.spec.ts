import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Newsroom, signIn } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { DAY, encoded, hostile, instant, nearlyGood, odd, QUESTION } from './bad-input/generators.js';

const READERS = 3;
const PATHS = 10_000;

let product: Product;
let newsroom: Newsroom;
let cookie: string;

beforeAll(async () => {
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Báo Bền', 'ben.example');
  const operator = product.quickstart.users[0];
  if (!operator) throw new Error('there is no operator');
  cookie = await signIn(product, operator.email, operator.password);
  await newsroom.send(Array.from({ length: READERS }, (_, n) => pageView(`/${n}`)));
  await newsroom.figuresReach();
});

afterAll(() => product.destroy());

/** After whatever was sent, the product lives and a normal question gets the right number. */
afterEach(async () => {
  for (const probe of ['live', 'ready'])
    expect((await fetch(`${product.url}/health/${probe}`)).status).toBe(200);
  const { body } = await newsroom.ask({ metrics: ['pageviews'], date_range: [DAY, DAY] });
  expect(body.rows).toEqual([[READERS]]);
  expect(product.said).not.toMatch(/"level":"(error|fatal)"/);
});

function pageView(path: string, ts = Date.parse(`${DAY}T08:00:00+07:00`)): Record<string, unknown> {
  const pv = randomUUID();
  return { type: 'pageview', site: newsroom.siteKey, id: pv, pv, ts, url: `https://ben.example${path}` };
}

/** What an answer must never show: the engine, its SQL, a stack, a path of this machine. */
const INNARDS =
  /SELECT |FROM page_views|rollup_day|chdb|clickhouse|DB::|Exception|QueryFailedError| {4}at |\.js:\d|node_modules|TypeError|RangeError/i;

async function send(method: string, path: string, body?: RequestInit['body'], type = 'application/json') {
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
}

/** Holds an answer to what every answer is: a success, or one refusal in the one shape. @returns its status */
async function answered(...request: Parameters<typeof send>): Promise<number> {
  const { status, text } = await send(...request);
  expect({ status, text: status < 500 ? '' : text }).toEqual({ status, text: '' });
  if (status < 300) return status;
  expect(text).not.toMatch(INNARDS);
  const { error } = JSON.parse(text) as { error: { code: string; message: string; details?: unknown } };
  expect(error.code).toMatch(/^[a-z_]+$/);
  expect(error.message).not.toBe('');
  if (status === 422)
    expect(error.details).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: expect.any(String) })]),
    );
  return status;
}

describe('POST /v1/query', () => {
  it('answers any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(odd, async (value) => {
        expect(await answered('POST', '/v1/query', JSON.stringify(value))).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 200 },
    );
  });

  it('answers any question that is nearly good', async () => {
    await fc.assert(
      fc.asyncProperty(nearlyGood, async (question) => {
        await answered('POST', '/v1/query', JSON.stringify(question));
      }),
      { numRuns: 400 },
    );
  });

  it('answers any bytes of any type', async () => {
    const types = fc.constantFrom(
      'application/json',
      'text/plain',
      'application/xml',
      'application/json; charset=utf-16',
      'multipart/form-data',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), types, async (bytes, type) => {
        expect([400, 403, 415, 422]).toContain(await answered('POST', '/v1/query', Buffer.from(bytes), type));
      }),
      { numRuns: 150 },
    );
  });

  const text = (change: Record<string, unknown>): string => JSON.stringify({ ...QUESTION, ...change });
  const nested = (levels: number, open: string, close: string): string =>
    open.repeat(levels) + '1' + close.repeat(levels);

  it.each([
    ['lists without end', () => `{"metrics":${nested(400_000, '[', ']')}}`, 422],
    ['objects without end', () => `{"a":${nested(150_000, '{"a":', '}')}}`, 422],
    ['filters within filters', () => `{"filters":${nested(50_000, '[{"values":', '}]')}}`, 422],
    ['ten thousand metrics', () => text({ metrics: Array(10_000).fill('pageviews') }), 422],
    ['the same metric forty times', () => text({ metrics: Array(40).fill('pageviews') }), 200],
    [
      'more values than a statement holds',
      () =>
        text({ filters: [{ dimension: 'section', op: 'is', values: Array(1000).fill("'".repeat(1000)) }] }),
      422,
    ],
    [
      'as many values as it holds, all quotes',
      () => text({ filters: [{ dimension: 'section', op: 'is', values: Array(1000).fill("'".repeat(60)) }] }),
      200,
    ],
    [
      'as many values as it holds, all backslashes',
      () =>
        text({ filters: [{ dimension: 'tag', op: 'contains', values: Array(30).fill('\\'.repeat(2000)) }] }),
      200,
    ],
    ['invalid UTF-8', () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 422],
    ['two megabytes', () => `"${'x'.repeat(2_000_000)}"`, 413],
    ['nothing', () => '', 400],
    ['a key of every object', () => '{"__proto__":{"role":"operator"}}', 400],
    ['a zone in another case', () => text({ timezone: 'asia/ho_chi_minh' }), 200],
    ['a zone of the past', () => text({ timezone: 'US/Pacific-New' }), 200],
    ['a zone that the engine lacks', () => text({ timezone: 'SystemV/AST4' }), 422],
    ['a day beyond the store’s times', () => text({ date_range: ['2150-01-01', '2150-01-01'] }), 200],
  ])('answers %s', async (_what, body, status) => {
    expect(await answered('POST', '/v1/query', body())).toBe(status);
  });

  it('names the field, and what would be valid', async () => {
    const { text: answer } = await send('POST', '/v1/query', text({ metrics: ['pageviews', 'clicks'] }));
    expect(JSON.parse(answer)).toMatchObject({
      error: {
        code: 'invalid_request',
        details: [{ field: 'metrics[1]', valid: expect.arrayContaining(['visits']) }],
      },
    });
    const { text: other } = await send(
      'POST',
      '/v1/query',
      text({ filters: [{ dimension: 'section', op: 'like', values: ['x'] }] }),
    );
    expect(JSON.parse(other)).toMatchObject({ error: { details: [{ field: 'filters.0.op' }] } });
  });

  it('answers in a format that it has, or says which there are', async () => {
    const response = await fetch(`${product.url}/v1/query`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', accept: 'application/pdf' },
      body: JSON.stringify(QUESTION),
    });
    expect([response.status, await response.json()]).toMatchObject([
      406,
      { error: { details: { available: expect.arrayContaining(['text/csv']) } } },
    ]);
  });
});

describe('query strings', () => {
  const value = fc.oneof(hostile, fc.string({ unit: 'binary' }), instant, fc.integer().map(String));
  const parameters = (names: string[]) =>
    fc.array(fc.tuple(fc.constantFrom(...names, 'x', '__proto__', 'outlet[]'), value), { maxLength: 4 });

  it.each([
    ['/v1/live', ['site', 'outlet']],
    ['/v1/accounting', ['outlet', 'from', 'to']],
    ['/v1/audit-log', ['limit', 'before']],
  ])('of %s are answered, whatever they say', async (path, names) => {
    await fc.assert(
      fc.asyncProperty(parameters(names), async (pairs) => {
        const query = pairs.map(([name, text]) => `${name}=${encoded(text)}`).join('&');
        await answered('GET', `${path}?${query}`);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    '/v1/accounting?from=1900-01-01&to=1900-01-02',
    '/v1/accounting?from=2300-01-01&to=2300-01-02',
    '/v1/live?outlet=%FF',
    '/v1/live?%',
  ])('that name what cannot be are refused: %s', async (path) => {
    expect([400, 422]).toContain(await answered('GET', path));
  });
});

describe('management', () => {
  const ROUTES = [
    ['POST', '/v1/outlets', { name: 'Báo', kind: 'radio', province: null, licence: '1' }],
    ['PATCH', '/v1/outlets/1', { name: 'Báo Bền', kind: 'radio', province: null }],
    ['POST', '/v1/outlets/1/sites', { name: 'Trang', domains: ['a.example'], status: 'active' }],
    ['POST', '/v1/users', { email: 'a@b.example', name: 'A', password: 'x', role: 'operator' }],
    ['POST', '/v1/outlets/1/api-keys', { name: 'khoá', scopes: ['query'], expires_at: '2020-01-01' }],
    ['PUT', '/v1/session/password', { current_password: 'sai', new_password: 'x' }],
  ] as const;

  it.each(ROUTES)('%s %s answers any body', async (method, path, good) => {
    const body = fc.oneof(
      odd,
      fc
        .dictionary(fc.constantFrom(...Object.keys(good), 'id', '__proto__'), odd, { minKeys: 1, maxKeys: 3 })
        .map((change) => ({ ...good, ...change })),
    );
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        await answered(method, path, JSON.stringify(value));
      }),
      { numRuns: 40 },
    );
  });

  it.each(['Báo \ud800', '\udc00', 'Báo\u0000'])(
    'refuses the name %j, which no store can keep',
    async (name) => {
      const body = JSON.stringify({ name, kind: 'radio', province: null });
      for (const [method, path] of [
        ['POST', '/v1/outlets'],
        ['PATCH', '/v1/outlets/1'],
      ] as const)
        expect(await answered(method, path, body)).toBe(422);
    },
  );

  it('answers any id', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(hostile, fc.string({ unit: 'binary', minLength: 1 }), fc.double().map(String)),
        async (id) => {
          const path = `/v1/outlets/${encoded(id)}/users`;
          if (path.length < 4000) expect([400, 404]).toContain(await answered('GET', path));
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('one address', () => {
  it(`that reads ${PATHS} pages has each of them counted`, async () => {
    const day = new Date(Date.now() - 3_600_000);
    const batches = Array.from({ length: PATHS / 500 }, (_, batch) =>
      Array.from({ length: 500 }, (_unused, n) => ({
        ...pageView(`/p/${batch * 500 + n}`, day.getTime()),
        engaged_ms: 1,
      })),
    );
    for (const events of batches) {
      const response = await fetch(`${product.url}/v1/events`, {
        method: 'POST',
        headers: {
          'user-agent':
            'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
        },
        body: JSON.stringify({ events }),
      });
      expect([response.status, await response.json()]).toEqual([202, { accepted: 500, rejected: [] }]);
    }
    await newsroom.figuresReach();
    const { body } = await newsroom.ask({
      metrics: ['pageviews'],
      dimensions: ['page'],
      date_range: [new Date(day.getTime() - 86_400_000).toISOString(), new Date().toISOString()],
      filters: [{ dimension: 'page', op: 'starts_with', values: ['ben.example/p/'] }],
      limit: 50_000,
    });
    expect([body.meta.total_rows, body.rows.every(([, views]) => views === 1)]).toEqual([PATHS, true]);
  });
});
