import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Newsroom, signIn } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { duringAssembly, duringRollup, whileEventsComeIn, type Moment } from './moments.js';
import { articleOf, DAY, engagedMsOf, NumberedReaders, READERS } from './numbered-readers.js';

const PATIENCE_MS = 15 * 60_000;
jest.setTimeout(PATIENCE_MS);

const KILLS: [string, Moment][] = [
  ['while events come in', whileEventsComeIn],
  ['during a rollup', duringRollup],
  ['during an assembly', duringAssembly],
  ['while events come in, again', whileEventsComeIn],
  ['during a rollup, again', duringRollup],
  ['during an assembly, again', duringAssembly],
];
const PAGE = 50_000;
const date_range = [DAY, DAY];
/** A filter that every row passes, on a second dimension, is answered from page views alone. */
const FROM_PAGE_VIEWS = [{ dimension: 'hour_of_day', op: 'lt', values: [24] }];

let product: Product;
let newsroom: Newsroom;
let readers: NumberedReaders;
/** Opened just before each kill. */
const openedLater: Newsroom[] = [];
let views: number;

beforeAll(async () => {
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Báo Kiểm thử', 'kiemthu.example');
  readers = new NumberedReaders(newsroom, 4);
  for (const [when, moment] of KILLS) {
    await moment(product, readers);
    openedLater.push(await Newsroom.open(product, `Báo mở trước lúc ngắt: ${when}`, 'mo.example'));
    await product.end('SIGKILL');
    process.stdout.write(`killed ${when}, ${readers.acknowledged} page views answered 202 so far\n`);
    await product.begin();
  }
  views = await readers.stop();
  process.stdout.write(`${views} page views answered 202, ${readers.repeated} requests were repeated\n`);
  await newsroom.figuresReach(Date.now(), PATIENCE_MS);
});

afterAll(async () => {
  readers.abandon();
  await product.destroy();
});

/** Rows of a breakdown by article, all pages of it. */
async function byArticle(
  question: Record<string, unknown>,
): Promise<{ sources: Set<string>; rows: unknown[] }> {
  const rows: unknown[] = [];
  const sources = new Set<string>();
  for (;;) {
    const { body } = await newsroom.ask({
      metrics: ['pageviews', 'engaged_time', 'visitors'],
      date_range,
      dimensions: ['article'],
      order_by: ['article'],
      limit: PAGE,
      offset: rows.length,
      totals: false,
      ...question,
    });
    rows.push(...body.rows);
    sources.add(body.meta.source);
    if (body.rows.length < PAGE) return { sources, rows };
  }
}

describe('a process that was killed again and again while events came in', () => {
  it('has every event that was answered 202 in its figures, once', async () => {
    const expected = Array.from({ length: views }, (_, number) => [
      articleOf(number),
      1,
      engagedMsOf(number),
      1,
    ]);
    expected.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    const rolled = await byArticle({});
    expect([...rolled.sources]).toEqual(['rollup_day']);
    expect(rolled.rows).toEqual(expected);
  });

  it('has the same figures in its rollups as in its page views', async () => {
    const raw = await byArticle({ filters: FROM_PAGE_VIEWS });
    expect([...raw.sources]).toEqual(['page_views']);
    expect((await byArticle({})).rows).toEqual(raw.rows);
    const metrics = [
      'pageviews',
      'visitors',
      'engaged_time',
      'new_visitors',
      'articles_read',
      'gross_pageviews',
    ];
    for (const breakdown of [{}, { dimensions: ['section'] }, { granularity: 'hour' }]) {
      const question = { metrics, date_range, ...breakdown };
      const rolled = await newsroom.ask(question);
      const fromViews = await newsroom.ask({ ...question, filters: FROM_PAGE_VIEWS });
      expect(rolled.body.meta.source).toMatch(/^rollup_/);
      expect(rolled.body.rows).toEqual(fromViews.body.rows);
    }
    const total = await newsroom.ask({ metrics: ['pageviews', 'visitors'], date_range });
    expect(total.body.rows).toEqual([[views, READERS]]);
  });

  it('has an account that adds up: accepted = stored + rejected + duplicate', async () => {
    const account = await newsroom.account();
    process.stdout.write(`the account: ${JSON.stringify(account)}\n`);
    const { accepted, stored, rejected, duplicate, pending } = account;
    expect({ stored, rejected, pending }).toEqual({ stored: 2 * views, rejected: 0, pending: 0 });
    expect(accepted).toBe(stored + duplicate);
  });

  it('still has every account that was made', async () => {
    const [operator] = product.quickstart.users;
    await expect(signIn(product, operator?.email ?? '', operator?.password ?? '')).resolves.toContain(
      'nb_session=',
    );
    expect(openedLater).toHaveLength(KILLS.length);
    for (const later of openedLater) {
      const { status, body } = await later.ask({ metrics: ['pageviews'], date_range });
      expect([status, body.rows]).toEqual([200, [[0]]]);
    }
  });
});
