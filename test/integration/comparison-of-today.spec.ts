import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';

const DAY_MS = 86_400_000;
const LOCAL_MS = 7 * 3_600_000;
const midnight = Math.floor((Date.now() + LOCAL_MS) / DAY_MS) * DAY_MS - LOCAL_MS;
const today = new Date(midnight + LOCAL_MS).toISOString().slice(0, 10);

describe('today beside yesterday', () => {
  let product: Product;
  let newsroom: Newsroom;
  beforeAll(async () => {
    product = await Product.start();
    newsroom = await Newsroom.open(product, 'Hôm nay', 'homnay.example');
    const times = [midnight, midnight - DAY_MS, midnight - 1];
    await newsroom.send(
      times.map((ts, n) => {
        const id = randomUUID();
        const url = `https://homnay.example/${n}`;
        return { type: 'pageview', site: newsroom.siteKey, id, pv: id, ts, url, article: { id: 'tin' } };
      }),
    );
    await newsroom.figuresReach();
  });
  afterAll(() => product.destroy());

  const question = { metrics: ['pageviews'], date_range: [today, today], compare: 'previous_period' };

  it('is compared until the same time of day, as a whole and by article', async () => {
    expect((await newsroom.ask(question)).body.rows).toEqual([[1, 1]]);
    expect((await newsroom.ask({ ...question, dimensions: ['article'] })).body).toMatchObject({
      rows: [['tin', 1, 1]],
      totals: [null, 1, 1],
    });
  });

  it('stands in a series beside the whole of yesterday', async () => {
    const { rows } = (await newsroom.ask({ ...question, granularity: 'hour' })).body;
    expect(rows.map(([, , before]) => Number(before)).filter((views) => views > 0)).toEqual([1, 1]);
  });
});
