import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../product/product.js';
import { Caller } from './isolation/caller.js';
import { CALLERS, ROUTES, type CallerName } from './isolation/routes.js';
import {
  DAY,
  figuresReach,
  openOutlet,
  sectorPeople,
  sendVisits,
  type Outlet,
  type Visit,
} from './isolation/sector.js';

interface Answer {
  columns: { name: string }[];
  rows: (string | number | null)[][];
  totals: (string | number | null)[] | null;
  meta: { outlet_ids: number[]; site_id?: number; withheld_rows?: number };
}

const GOOGLE = 'https://www.google.com/';
const FACEBOOK = 'https://www.facebook.com/';
const BLOG = 'https://blog.example/';
const times = (count: number, visit: Visit): Visit[] => Array.from({ length: count }, () => visit);

/*
 * Page views of the day, one in each visit, each by another reader:
 *            alpha  beta  gamma  delta   sector
 *   direct       4     4      4      0   12 of three outlets, the largest has a third    → published
 *   search       8     4      0      0   12 of two outlets                               → withheld
 *   social       1     1      1     10   13 of four outlets, of which delta has 77 %     → withheld
 *   referrals    1     1      1      0   3 of three outlets: too few readers             → withheld
 *   in all      14    10      6     10   40 of four outlets, the largest has 35 %        → published
 * Only alpha takes money: 90 000 đồng; a figure of money is alpha's alone.
 */
const VISITS: Record<string, Visit[]> = {
  alpha: [...times(3, {}), { paid: 90_000 }, ...times(8, { ref: GOOGLE }), { ref: FACEBOOK }, { ref: BLOG }],
  beta: [...times(4, {}), ...times(4, { ref: GOOGLE }), { ref: FACEBOOK }, { ref: BLOG }].map((visit) => ({
    ...visit,
    section: 'Kín',
  })),
  gamma: [...times(4, {}), { ref: FACEBOOK }, { ref: BLOG }],
  delta: times(10, { ref: FACEBOOK }),
};

let product: Product;
let operator: Caller;
let regulator: Caller;
let a: Outlet;
let b: Outlet;
let everybody: Record<CallerName, Caller>;

beforeAll(async () => {
  product = await Product.start();
  ({ operator, regulator } = await sectorPeople(product));
  const outlets: Outlet[] = [];
  for (const [code, visits] of Object.entries(VISITS)) {
    const outlet = await openOutlet(product, operator, code);
    await sendVisits(outlet, code, visits);
    outlets.push(outlet);
  }
  [a, b] = outlets as [Outlet, Outlet];
  everybody = { nobody: new Caller(product), manager: a.manager, analyst: a.analyst, key: a.key, regulator };
  await figuresReach(operator);
});

afterAll(() => product.destroy());

const ask = (caller: Caller, question: Record<string, unknown>): Promise<Answer> =>
  caller.get('POST', '/v1/query', { metrics: ['pageviews'], date_range: [DAY, DAY], ...question });
const refusal = async (caller: Caller, question: Record<string, unknown>) =>
  (await caller.call('POST', '/v1/query', { metrics: ['pageviews'], date_range: [DAY, DAY], ...question }))
    .status;

/** Whatever tells of beta. */
const tracesOfB = (): RegExp => new RegExp(`beta|${b.siteKey}|Kín`, 'i');

describe('every route', () => {
  it('of the running product stands in the table, and no other', async () => {
    const { paths } = await operator.get<{ paths: Record<string, object> }>('GET', '/docs/openapi.json');
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(
    Object.entries(ROUTES).flatMap(([route, { meant, aim }]) =>
      typeof meant === 'object' && aim ? CALLERS.map((name) => [route, name, meant[name], aim] as const) : [],
    ),
  )('%s aimed at another outlet by %s of this one answers %i', async (route, name, status, aim) => {
    const { path, body } = aim(b);
    const told = await everybody[name].call(route.split(' ')[0] ?? '', path, body);
    expect(told.status).toBe(status);
    expect(told.text).toMatch(/^\{"error":\{"code":"\w+","message":"[^"]+"\}\}$/);
    expect(told.text).not.toMatch(tracesOfB());
  });

  it('that is the caller’s own is closed to nobody in particular', async () => {
    for (const route of Object.keys(ROUTES).filter((name) => ROUTES[name]?.meant === 'own')) {
      const [method = '', path = ''] = route.split(' ');
      const { status } = await everybody.nobody.call(method, path, method === 'PUT' ? {} : undefined);
      expect([route, status]).toEqual([route, 401]);
    }
  });

  it('has left the other outlet as it was', async () => {
    const { outlets } = await operator.get<{ outlets: { id: number; name: string; sites: unknown[] }[] }>(
      'GET',
      '/v1/outlets',
    );
    expect(outlets).toHaveLength(4);
    expect(outlets.find(({ id }) => id === b.id)).toMatchObject({
      name: 'Báo beta',
      sites: [{ status: 'active' }],
    });
    const { users } = await b.manager.get<{ users: unknown[] }>('GET', `/v1/outlets/${b.id}/users`);
    expect(users).toHaveLength(2);
    expect((await b.key.call('GET', '/v1/outlets')).status).toBe(200);
  });

  it('that sends events keeps a key to its own outlet’s sites', async () => {
    const pv = randomUUID();
    const event = {
      type: 'pageview',
      site: b.siteKey,
      id: pv,
      pv,
      ts: Date.now(),
      url: 'https://beta.example/',
    };
    const { text } = await a.key.call('POST', '/v1/events', event);
    expect(JSON.parse(text)).toMatchObject({ accepted: 0, rejected: [{ code: 'forbidden' }] });
  });
});

describe.each(['manager', 'analyst', 'key'] as const)('the %s of an outlet', (name) => {
  const caller = (): Caller => everybody[name];

  it('sees the own outlet when nothing is said, and nothing else by name', async () => {
    const { rows, meta } = await ask(caller(), {});
    expect([rows, meta.outlet_ids]).toEqual([[[14]], [a.id]]);
    const { outlets } = await caller().get<{ outlets: { id: number }[] }>('GET', '/v1/outlets');
    expect(outlets.map(({ id }) => id)).toEqual([a.id]);
  });

  it('gets no row of another by any breakdown', async () => {
    const { dimensions } = await caller().get<{ dimensions: { name: string }[] }>('GET', '/v1/catalogue');
    for (const { name: dimension } of dimensions) {
      const { text } = await caller().call('POST', '/v1/query', {
        metrics: ['pageviews', 'visits', 'conversion_value'],
        dimensions: [dimension],
        date_range: [DAY, DAY],
        compare: 'previous_period',
      });
      const { rows, totals, meta } = JSON.parse(text) as Answer;
      expect([dimension, totals?.slice(1, 4), meta.outlet_ids]).toEqual([
        dimension,
        [14, 14, 90_000],
        [a.id],
      ]);
      expect(rows.length).toBeGreaterThan(0);
      expect(text).not.toMatch(tracesOfB());
    }
  });

  it('gets no row of another by any filter', async () => {
    const hostile = [`${b.id}) OR (1=1`, `${b.id}`, 'x', "' OR 1=1 --", '*', '%', '.*', '\\'];
    const filters = [
      ...['is', 'is_not', 'gt', 'lt'].flatMap((op) => [
        { dimension: 'outlet', op, values: [b.id] },
        { dimension: 'site', op, values: [b.siteId] },
        { dimension: 'site', op, values: [a.siteId, b.siteId] },
      ]),
      ...['is', 'is_not', 'contains', 'not_contains', 'starts_with'].map((op) => ({
        dimension: 'article',
        op,
        values: hostile,
      })),
      { dimension: 'outlet', op: 'is', values: hostile },
      { dimension: 'title', op: 'contains', values: ['beta', ''] },
      { dimension: 'section', op: 'is', values: ['Kín'] },
    ];
    for (const filter of filters) {
      for (const dimensions of [[], ['outlet'], ['site'], ['article', 'title']]) {
        const { status, text } = await caller().call('POST', '/v1/query', {
          metrics: ['pageviews'],
          date_range: [DAY, DAY],
          dimensions,
          filters: [filter],
        });
        expect([200, 422]).toContain(status);
        expect(text.replace(/"valid":\[[^\]]*\]/, '')).not.toMatch(tracesOfB());
        if (status === 422) continue;
        const { rows, meta } = JSON.parse(text) as Answer;
        expect(meta.outlet_ids).toEqual([a.id]);
        // Alpha has fourteen page views; a filter can only take away from them.
        for (const row of rows) expect(Number(row.at(-1))).toBeLessThanOrEqual(14);
        if (dimensions[0] === 'outlet')
          expect(rows.map(([id]) => id).filter((id) => id !== a.id)).toEqual([]);
        if (dimensions[0] === 'site')
          expect(rows.map(([id]) => id).filter((id) => id !== a.siteId)).toEqual([]);
      }
    }
  });

  it('cannot name a site of another, by id or by key, and is not told that there is one', async () => {
    const unknown = await caller().call('POST', '/v1/query', {
      site: 999_999,
      metrics: ['pageviews'],
      date_range: [DAY, DAY],
    });
    for (const site of [b.siteId, b.siteKey]) {
      const told = await caller().call('POST', '/v1/query', {
        site,
        metrics: ['pageviews'],
        date_range: [DAY, DAY],
      });
      expect(told).toEqual(unknown);
      expect(await refusal(caller(), { site, outlet: a.id })).toBe(422);
      expect((await caller().call('GET', `/v1/live?site=${site}`)).status).toBe(422);
    }
  });

  it('finds the own account only', async () => {
    const { hours, totals } = await caller().get<{
      hours: { outlet_id: number }[];
      totals: { stored: number };
    }>('GET', '/v1/accounting');
    expect(new Set(hours.map((hour) => hour.outlet_id))).toEqual(new Set([a.id]));
    // Fourteen page views and one conversion.
    expect(totals.stored).toBe(15);
  });
});

describe('the regulator', () => {
  it('sees the sector’s total, and which outlets there are, but not whose figures they are', async () => {
    const { rows, meta } = await ask(regulator, { metrics: ['pageviews', 'visits'] });
    expect([rows, meta.outlet_ids]).toEqual([[[40, 40]], []]);
    expect((await regulator.get<{ outlets: unknown[] }>('GET', '/v1/outlets')).outlets).toHaveLength(4);
  });

  it('sees of a breakdown only what three outlets make up and none of them dominates', async () => {
    const { rows, totals, meta } = await ask(regulator, { dimensions: ['channel'] });
    expect(rows).toEqual([['direct', 12]]);
    expect(meta.withheld_rows).toBe(3);
    // Beside the one row that is shown, the total would tell the sum of the others.
    expect(totals).toBeNull();
    const all = await ask(operator, { dimensions: ['channel'] });
    expect(all.rows.map(([, pageviews]) => pageviews)).toEqual([13, 12, 12, 3]);
  });

  it('sees no figure of which one outlet has most, beside others that are published', async () => {
    const { rows } = await ask(regulator, { metrics: ['pageviews', 'conversions', 'conversion_value'] });
    expect(rows).toEqual([[40, null, null]]);
    expect((await ask(operator, { metrics: ['conversion_value'] })).rows).toEqual([[90_000]]);
  });

  it('sees a day without publishable figures as unknown, not as zero', async () => {
    const { rows } = await ask(regulator, { granularity: 'day', date_range: ['2026-11-09', DAY] });
    expect(rows.map(([, pageviews]) => pageviews)).toEqual([null, 40]);
  });

  it.each([
    ['an outlet', { outlet: 1 }],
    ['a site', { site: 1 }],
    ['rows by outlet', { dimensions: ['outlet'] }],
    ['rows by site', { dimensions: ['site'] }],
    ['rows by article', { dimensions: ['article'] }],
    ['rows by page', { dimensions: ['page'] }],
    ['rows by section', { dimensions: ['section'] }],
    ['rows by referrer', { dimensions: ['referrer'] }],
    ['rows by campaign', { dimensions: ['utm_campaign'] }],
    ['two breakdowns at once', { dimensions: ['channel', 'device'] }],
    ['all outlets but one', { filters: [{ dimension: 'outlet', op: 'is_not', values: [1] }] }],
    ['one site', { filters: [{ dimension: 'site', op: 'is', values: [1] }] }],
    ['all sites but one', { filters: [{ dimension: 'site', op: 'is_not', values: [1] }] }],
    ['a part of the readers', { filters: [{ dimension: 'channel', op: 'is', values: ['direct'] }] }],
    ['hours', { granularity: 'hour' }],
    ['minutes', { granularity: 'minute' }],
    ['a part of a day', { date_range: [`${DAY}T00:00`, `${DAY}T11:59`] }],
    ['a day less a minute', { date_range: [`${DAY}T00:00`, `${DAY}T23:59`] }],
    ['days of another zone', { timezone: 'Asia/Tokyo' }],
    ['hours of the day', { dimensions: ['hour_of_day'] }],
  ])('cannot ask for %s, the difference of which would tell of one outlet', async (_what, question) => {
    expect(await refusal(regulator, question)).toBe(403);
  });
});
