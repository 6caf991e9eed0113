import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withStore } from '../bench/store.js';
import { Newsroom, signIn, type Answer } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { until } from '../product/until.js';

const DAYS = ['2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22'];
const COMPUTED = ['page_views', 'rollup_hour', 'rollup_day'];
const QUESTION = {
  metrics: ['pageviews', 'visits', 'visitors', 'engaged_time'],
  date_range: [DAYS[0], DAYS[3]],
  granularity: 'day',
};

interface Recomputation {
  id: number;
  state: string;
  progress: number;
}

/** Page views of a day, around the clock: those before 04:00 belong to the session day before. */
const eventsOf = (day: string, site: string): unknown[] =>
  Array.from({ length: 24 }, (_, hour) => {
    const id = randomUUID();
    const ts = Date.parse(`${day}T00:10:00+07:00`) + hour * 3_600_000;
    const who = { site, pv: id, consent: 'analytics', vid: `ban-doc-${hour % 5}` };
    return [
      { ...who, type: 'pageview', id, ts, url: `https://tinhlai.example/bai-${hour}` },
      { ...who, type: 'engagement', id: randomUUID(), ts: ts + 9_000, engaged_ms: 1_000 + hour },
    ];
  }).flat();

describe('figures that are computed anew', () => {
  let product: Product;
  let newsroom: Newsroom;
  let before: Answer['rows'];
  let finished: number;
  beforeAll(async () => {
    product = await Product.start();
    newsroom = await Newsroom.open(product, 'Tính lại', 'tinhlai.example');
    await newsroom.send(DAYS.flatMap((day) => eventsOf(day, newsroom.siteKey)));
    await newsroom.figuresReach();
    before = (await newsroom.ask(QUESTION)).body.rows;
    await product.end();
    // What a bad disk or a wrong hand might do; the raw events are still there.
    await withStore(product.dataDir, async (client) => {
      for (const table of COMPUTED) await client.command({ query: `TRUNCATE TABLE ${table}` });
    });
    await product.begin();
  });
  afterAll(() => product.destroy());

  async function call(
    method: string,
    path = '',
    body?: object,
  ): Promise<{ status: number; answer: unknown }> {
    const { email, password } = product.operator;
    const response = await fetch(`${product.url}/v1/recomputations${path}`, {
      method,
      headers: {
        cookie: await signIn(product, email, password),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, answer: await response.json() };
  }
  async function listed(id: number): Promise<Recomputation | undefined> {
    const { answer } = await call('GET');
    return (answer as { recomputations: Recomputation[] }).recomputations.find((one) => one.id === id);
  }
  /** @returns the id of an order that is finished */
  async function recompute(from: string | undefined, to: string | undefined): Promise<number> {
    const outlet = String(newsroom.outletId);
    const { status, answer } = await call('POST', '', { outlet, from, to });
    expect([status, answer]).toMatchObject([201, { state: 'waiting', progress: 0 }]);
    const { id } = answer as Recomputation;
    // A process that is killed goes on where it was.
    await product.end('SIGKILL');
    await product.begin();
    await until('it is finished', async () => (await listed(id))?.state === 'finished');
    expect(await listed(id)).toMatchObject({ progress: 1 });
    return id;
  }
  const figures = async (): Promise<Answer['rows']> => (await newsroom.ask(QUESTION)).body.rows;

  it('counts what was sent to begin with', () => {
    expect(before.map(([, pageviews]) => pageviews)).toEqual([24, 24, 24, 24]);
  });

  it('are right again for the days that were ordered, and for no others', async () => {
    await recompute(DAYS[1], DAYS[1]);
    await until('the reports show it', async () => Number((await figures())[1]?.[1]) >= 24);
    const [first, second, , last] = await figures();
    expect(second).toEqual(before[1]);
    expect([first?.[1], last?.[1]]).not.toContain(24);
    finished = await recompute(DAYS[0], DAYS[3]);
    await until('the reports show it', async () => (await figures()).every((row) => Number(row[1]) >= 24));
    expect(await figures()).toEqual(before);
    expect((await newsroom.account()).stored).toBe(2 * 24 * DAYS.length);
  });

  it('can be stopped, and one that has ended stays as it was', async () => {
    const { answer } = await call('POST', '', { from: '2020-01-01', to: '2026-10-22' });
    const { id } = answer as Recomputation;
    expect(await call('DELETE', `/${id}`)).toMatchObject({ status: 200, answer: { state: 'cancelled' } });
    expect(await call('DELETE', `/${finished}`)).toMatchObject({ answer: { state: 'finished' } });
    expect((await call('DELETE', '/999')).status).toBe(404);
  });

  it.each<[string, object]>([
    ['from', { from: '2026-13-01', to: '2026-10-22' }],
    ['to', { from: '2026-10-22', to: '2026-10-21' }],
    ['outlet', { from: '2026-10-22', to: '2026-10-22', outlet: '999' }],
  ])('are refused with the name of the field: %s', async (field, order) => {
    const { status, answer } = await call('POST', '', order);
    expect(status).toBe(422);
    expect(JSON.stringify(answer)).toContain(`"${field}"`);
  });
});
