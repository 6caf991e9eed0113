import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { CommandLine } from '../product/command-line.js';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { describeReplay } from '../product/shared-data.js';
import { countClicks, type ClickSet } from './click-set.js';

/** A million and a half events twice, on a machine that may have other things to do. */
const PATIENCE_MS = 30 * 60_000;
jest.setTimeout(PATIENCE_MS);

/** The set's clicks lie between these local days. */
const date_range = ['2017-10-01', '2017-10-28'];
const WEEKS = [
  ['2017-10-01', '2017-10-07'],
  ['2017-10-08', '2017-10-14'],
  ['2017-10-15', '2017-10-21'],
  ['2017-10-22', '2017-10-28'],
];

describeReplay('the clicks of a real newspaper’s readers', 'globo_clicks', (folder) => {
  let product: Product;
  let newsroom: Newsroom;
  let set: ClickSet;

  beforeAll(async () => {
    set = countClicks(folder);
    product = await Product.start({ NHIPBAO_RATE_LIMIT_PER_SITE: '1000000' });
    newsroom = await Newsroom.open(product, 'Cổng tin tức', 'g1.example');
    await replay('first');
  });

  afterAll(() => product.destroy());

  async function replay(which: string): Promise<void> {
    const startedAt = Date.now();
    const said = await CommandLine.startImport(newsroom, 'clicks', folder).succeeds();
    const sentAt = Date.now();
    expect(said).toContain(`${set.clicks} clicks sent: accepted ${set.clicks}, rejected 0`);
    await newsroom.figuresReach(sentAt, PATIENCE_MS);
    const rate = (ms: number): number => Math.round((set.clicks / ms) * 1_000);
    process.stdout.write(
      `${which} replay: sent at ${rate(sentAt - startedAt)} events/s, in the figures at ${rate(Date.now() - startedAt)} events/s\n`,
    );
  }

  /** One metric by one dimension, without the rows in which nothing was counted. */
  async function column(
    metric: string,
    question: Record<string, unknown>,
    cut?: number,
  ): Promise<Record<string, number>> {
    const { status, body } = await newsroom.ask({
      metrics: [metric],
      limit: 50_000,
      totals: false,
      ...question,
    });
    expect(status).toBe(200);
    const rows = body.rows.map(([key, value]) => [String(key).slice(0, cut), Number(value)] as const);
    return Object.fromEntries(rows.filter(([, value]) => value > 0));
  }

  async function clicksByHour(): Promise<Record<string, number>> {
    const weeks: Record<string, number>[] = [];
    for (const week of WEEKS)
      weeks.push(
        await column('pageviews', { date_range: week, granularity: 'hour' }, 'yyyy-mm-ddThh'.length),
      );
    return Object.assign({}, ...weeks) as Record<string, number>;
  }

  /** Every figure that the set is known by. */
  async function figures(): Promise<unknown> {
    const total = async (metrics: string[]): Promise<unknown> =>
      (await newsroom.ask({ metrics, date_range })).body.rows;
    return {
      counted: await total(['pageviews', 'gross_pageviews', 'robot_pageviews', 'visitors', 'visits']),
      readers: await total(['readers']),
      readersByDay: await column('readers', { date_range, granularity: 'day' }, 10),
      byArticle: await column('pageviews', { date_range, dimensions: ['article'] }),
      byHour: await clicksByHour(),
    };
  }

  it('is counted as its documentation and a recount of the files say', async () => {
    expect([set.clicks, set.users, Object.keys(set.clicksByArticle).length]).toEqual([
      1_539_265, 237_474, 26_350,
    ]);
    const { body } = await newsroom.ask({
      metrics: ['pageviews', 'gross_pageviews', 'robot_pageviews', 'visitors', 'consented_visitors'],
      date_range,
    });
    expect(body.rows).toEqual([[set.clicks, set.clicks, 0, set.userDays, set.userDays]]);
    expect(body.meta.source).toBe('rollup_day');
  });

  it('has its readers counted once in the whole period, and once on each day', async () => {
    const whole = await newsroom.ask({ metrics: ['readers'], date_range });
    expect([whole.body.meta.source, whole.body.rows]).toEqual(['page_views', [[set.users]]]);
    expect(await column('readers', { date_range, granularity: 'day' }, 10)).toEqual(set.usersByDay);
    expect(await column('visitors', { date_range, granularity: 'day' }, 10)).toEqual(set.usersByDay);
  });

  it('has each article’s page views', async () => {
    expect(await column('pageviews', { date_range, dimensions: ['article'] })).toEqual(set.clicksByArticle);
  });

  it('has each hour’s page views', async () => {
    expect(Object.keys(set.clicksByHour).length).toBeGreaterThanOrEqual(192);
    expect(await clicksByHour()).toEqual(set.clicksByHour);
  });

  it('changes no figure when it is replayed, and every event of the second time is a duplicate', async () => {
    const before = await figures();
    expect(await newsroom.account()).toMatchObject({
      accepted: set.clicks,
      stored: set.clicks,
      duplicate: 0,
    });
    await replay('second');
    expect(await figures()).toEqual(before);
    const { accepted, stored, rejected, duplicate, pending } = await newsroom.account();
    expect({ accepted, stored, rejected, duplicate, pending }).toEqual({
      accepted: 2 * set.clicks,
      stored: set.clicks,
      rejected: 0,
      duplicate: set.clicks,
      pending: 0,
    });
  });
});
