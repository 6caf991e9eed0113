import { expect } from '@jest/globals';
import type { Newsroom } from '../product/newsroom.js';
import { articleOf, DAY, engagedMsOf, READERS, VIEWS_A_REQUEST } from './numbered-readers.js';

const PAGE = 50_000;
const date_range = [DAY, DAY];
/** A filter that every row passes, on a second dimension, is answered from page views alone. */
const FROM_PAGE_VIEWS = [{ dimension: 'hour_of_day', op: 'lt', values: [24] }];
const METRICS = ['pageviews', 'visitors', 'engaged_time', 'new_visitors', 'articles_read', 'gross_pageviews'];

/** Rows of a breakdown by article, all pages of it. */
async function byArticle(
  newsroom: Newsroom,
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

/** Every one of so many numbered page views is in the figures, once, with its own engaged time. */
export async function expectEachOnce(newsroom: Newsroom, views: number): Promise<void> {
  const expected = Array.from({ length: views }, (_, number) => [
    articleOf(number),
    1,
    engagedMsOf(number),
    1,
  ]);
  expected.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const rolled = await byArticle(newsroom, {});
  expect([...rolled.sources]).toEqual(['rollup_day']);
  expect(rolled.rows).toEqual(expected);
}

/** The rollups say what a recount of the page views says, and both count the readers that there are. */
export async function expectRollupsRecounted(newsroom: Newsroom, views: number): Promise<void> {
  const raw = await byArticle(newsroom, { filters: FROM_PAGE_VIEWS });
  expect([...raw.sources]).toEqual(['page_views']);
  expect((await byArticle(newsroom, {})).rows).toEqual(raw.rows);
  for (const breakdown of [{}, { dimensions: ['section'] }, { granularity: 'hour' }]) {
    const question = { metrics: METRICS, date_range, ...breakdown };
    const rolled = await newsroom.ask(question);
    const fromViews = await newsroom.ask({ ...question, filters: FROM_PAGE_VIEWS });
    expect(rolled.body.meta.source).toMatch(/^rollup_/);
    expect(rolled.body.rows).toEqual(fromViews.body.rows);
  }
  const total = await newsroom.ask({ metrics: ['pageviews', 'visitors'], date_range });
  expect(total.body.rows).toEqual([[views, Math.min(views, READERS)]]);
}

/**
 * accepted = stored + rejected + duplicate, with two events to a page view, one refused in each request, and nothing pending. What
 * became of a request that had to be repeated nobody knows: it may have counted its refusal too.
 */
export async function expectAccount(newsroom: Newsroom, views: number, repeated: number): Promise<void> {
  const account = await newsroom.account();
  process.stdout.write(`the account: ${JSON.stringify(account)}\n`);
  const { accepted, stored, rejected, duplicate, pending } = account;
  expect({ stored, pending }).toEqual({ stored: 2 * views, pending: 0 });
  const requests = views / VIEWS_A_REQUEST;
  expect(rejected).toBeGreaterThanOrEqual(requests);
  expect(rejected).toBeLessThanOrEqual(requests + repeated);
  expect(accepted).toBe(stored + rejected + duplicate);
}
