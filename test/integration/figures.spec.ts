import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoSector, disturb, observeStep, simulate, type Scenario } from '@nhipbao/testing/simulator';
import { Account } from '@nhipbao/testing/reference';
import { Newsroom, type Answer } from '../product/newsroom.js';
import { Product } from '../product/product.js';

/** Measures that the API shows under the same name as the reference. */
const COUNTS = [
  'pageviews',
  'visits',
  'visitors',
  'engaged_time',
  'articles_read',
  'articles_completed',
  'consented_visitors',
  'new_visitors',
  'returning_visitors',
  'loyal_visitors',
  'media_plays',
  'media_time',
  'conversions',
  'conversion_value',
  'robot_pageviews',
  'gross_pageviews',
] as const;
/** What a robot came by is the collector's guess and nobody's truth: by these, only readers are compared. */
const READERS_ONLY: readonly string[] = ['channel', 'device'];
const BREAKDOWNS = [
  'section',
  'article',
  'author',
  'tag',
  'content_type',
  'channel',
  'device',
  'media',
  'conversion_kind',
] as const;

const DAY_MS = 86_400_000;
const from = Date.parse('2026-10-28T00:00:00+07:00');
const to = from + 3 * DAY_MS;
const date_range = ['2026-10-28', '2026-10-30'];
const SEED = 7;

let product: Product;
let newsroom: Newsroom;
let truth: Account;

/** A day's traffic of a television station, the kind of outlet that has everything: articles, media, conversions. */
function scenarioFor(siteKey: string): Scenario {
  const sector = demoSector();
  const [outlet] = sector.outlets.filter(({ kind }) => kind === 'television');
  if (!outlet) throw new Error('the demo sector has a television station');
  const [site] = outlet.sites;
  if (!site) throw new Error('it has a site');
  return {
    ...sector,
    outlets: [
      {
        ...outlet,
        sites: [{ ...site, key: siteKey, domain: 'truyenhinh.example', share: 1, sections: undefined }],
      },
    ],
  };
}

beforeAll(async () => {
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Truyền hình', 'truyenhinh.example');
  const scenario = scenarioFor(newsroom.siteKey);
  truth = Account.of(Array.from(simulate(scenario, { from, to, seed: SEED }), observeStep));
  // As a poor network delivers it: twice, late, out of order. Clocks are right, since an import says its own times.
  const rough = {
    seed: SEED,
    duplicates: 0.05,
    jitterMs: 20_000,
    late: 0.05,
    lateMs: 20 * 3_600_000,
    skewedReaders: 0,
    skewMs: 0,
  };
  let batch: unknown[] = [];
  for (const { step, event } of disturb(simulate(scenario, { from, to, seed: SEED }), rough)) {
    batch.push({ ...event, client: { ip: step.connection.ip, user_agent: step.connection.userAgent } });
    if (batch.length === 500) {
      await send(batch);
      batch = [];
    }
  }
  await send(batch);
  await newsroom.figuresReach();
});

afterAll(() => product.destroy());

async function send(events: unknown[]): Promise<void> {
  const { status, body } = await newsroom.send(events, 'browser');
  expect({ status, rejected: body.rejected }).toEqual({ status: 202, rejected: [] });
}

const asNumbers = (answer: Answer): Map<string, Record<string, number>> => {
  const names = answer.columns.map(({ name }) => name);
  const dimension = names.findIndex((_, i) => answer.columns[i]?.role === 'dimension');
  return new Map(
    answer.rows.map((row) => [
      String(row[dimension]),
      Object.fromEntries(names.flatMap((name, i) => (i === dimension ? [] : [[name, Number(row[i] ?? 0)]]))),
    ]),
  );
};

const counts = (
  figures: Readonly<Record<string, number>>,
  names: readonly string[] = COUNTS,
): Record<string, number> => Object.fromEntries(names.map((name) => [name, figures[name] ?? 0]));

/** Groups in which anything was counted; the product also shows the row of what has no value. */
const counted = (
  groups: Iterable<[string, Readonly<Record<string, number>>]>,
  names: readonly string[] = COUNTS,
): Record<string, Record<string, number>> =>
  Object.fromEntries(
    Array.from(groups, ([name, figures]) => [name, counts(figures, names)] as const).filter(
      ([name, figures]) => name !== '' && Object.values(figures).some((n) => n > 0),
    ),
  );

describe('figures of three days that were delivered twice, late and out of order', () => {
  it('are the independent reference’s, in total and as ratios', async () => {
    const ratios = [
      'bounce_rate',
      'recirculation',
      'pages_per_visit',
      'visit_duration',
      'engaged_time_per_pageview',
      'scroll_depth',
      'robot_share',
    ];
    const { body } = await newsroom.ask({ metrics: [...COUNTS, ...ratios], date_range });
    const row = Object.fromEntries(body.columns.map(({ name }, i) => [name, Number(body.rows[0]?.[i])]));
    const total = truth.total();
    expect(counts(row)).toEqual(counts(total));
    const {
      entries,
      bounces,
      article_visits,
      recirculated_visits,
      pageviews,
      visits,
      visit_time,
      engaged_time,
    } = total;
    expect(row['bounce_rate']).toBeCloseTo(bounces / entries, 12);
    expect(row['recirculation']).toBeCloseTo(recirculated_visits / article_visits, 12);
    expect(row['pages_per_visit']).toBeCloseTo(pageviews / visits, 12);
    expect(row['visit_duration']).toBeCloseTo(visit_time / entries, 6);
    expect(row['engaged_time_per_pageview']).toBeCloseTo(engaged_time / pageviews, 6);
    expect(row['scroll_depth']).toBeCloseTo(total.scroll_sum / total.scroll_views, 9);
    expect(row['robot_share']).toBeCloseTo(total.robot_pageviews / total.gross_pageviews, 12);
    expect(total.pageviews).toBeGreaterThan(500);
  });

  it('are the reference’s on each day and in each hour', async () => {
    for (const granularity of ['day', 'hour'] as const) {
      const { body } = await newsroom.ask({ metrics: COUNTS, date_range, granularity });
      const cut = granularity === 'day' ? 10 : 13;
      const seen = counted([...asNumbers(body)].map(([time, figures]) => [time.slice(0, cut), figures]));
      expect(seen).toEqual(counted(truth.by(granularity)));
    }
  });

  it.each(BREAKDOWNS)('are the reference’s by %s', async (dimension) => {
    const { body } = await newsroom.ask({
      metrics: COUNTS,
      date_range,
      dimensions: [dimension],
      limit: 50_000,
    });
    expect(body.meta.source).toBe('rollup_day');
    const names = READERS_ONLY.includes(dimension)
      ? COUNTS.filter((name) => !/robot|gross/.test(name))
      : COUNTS;
    expect(counted(asNumbers(body), names)).toEqual(counted(truth.by(dimension), names));
  });

  it('add up in the account: accepted = stored + rejected + duplicate', async () => {
    const account = await newsroom.account();
    expect(account.accepted).toBe(account.stored + account.rejected + account.duplicate);
    expect(account).toMatchObject({ rejected: 0, pending: 0 });
    expect(account.duplicate).toBeGreaterThan(0);
  });
});

describe('every metric by every dimension', () => {
  it('is the same number from rollups as from page views', async () => {
    const response = await fetch(`${product.url}/v1/catalogue`);
    const catalogue = (await response.json()) as {
      metrics: { name: string; rolled: boolean }[];
      dimensions: { name: string; rollup: string }[];
    };
    const metrics = catalogue.metrics.filter(({ rolled }) => rolled).map(({ name }) => name);
    for (const { name } of catalogue.dimensions.filter(({ rollup }) => rollup !== 'none')) {
      const question = { metrics, date_range, dimensions: [name], order_by: [name], limit: 50_000 };
      const rolled = await newsroom.ask(question);
      // A filter that every row passes, on a second dimension, is answered from page views alone.
      const raw = await newsroom.ask({
        ...question,
        filters: [{ dimension: 'hour_of_day', op: 'lt', values: [24] }],
      });
      expect([rolled.body.meta.source, raw.body.meta.source]).toEqual(['rollup_day', 'page_views']);
      // Such a filter is finer than a visit: visits are then those that touched the row, which by a visit's own dimensions differs.
      expect({ name, rows: withoutVisits(rolled.body) }).toEqual({ name, rows: withoutVisits(raw.body) });
    }
  });
});

function withoutVisits({ columns, rows }: Answer): unknown[] {
  const kept = columns
    .map(({ name }, i) => ({ name, i }))
    .filter(({ name }) => name !== 'visits' && name !== 'pages_per_visit');
  return rows.map((row) =>
    kept.map(({ i }) => (typeof row[i] === 'number' ? Number(row[i].toPrecision(12)) : row[i])),
  );
}
