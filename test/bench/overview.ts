import { Newsroom, type Answer } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { enlarge } from './enlarge.js';
import { atMost, percentile, type Benchmark, type Figure } from './report.js';
import { paperOn, requestsOf, sendAll } from './traffic.js';

const DAYS = 35;
const VISITS_PER_DAY = 2_600;
const ROUNDS = 12;
const HEADLINE = [
  'pageviews',
  'visits',
  'visitors',
  'engaged_time',
  'engaged_time_per_pageview',
  'bounce_rate',
  'recirculation',
  'articles_read',
  'robot_pageviews',
];
const CARD = ['pageviews', 'visits', 'visitors', 'engaged_time_per_pageview'];
const CARDS = [
  'section',
  'author',
  'tag',
  'channel',
  'referrer',
  'platform',
  'platform_origin',
  'country',
  'province',
  'device',
  'browser',
  'os',
  'entry_page',
];

/** What the console's overview asks for 28 days with a comparison. */
const questions = (date_range: [string, string]): Record<string, unknown>[] => [
  { metrics: HEADLINE, date_range, compare: 'previous_period' },
  { metrics: CARD, date_range, granularity: 'day', compare: 'previous_period' },
  { metrics: CARD, date_range: [date_range[1], date_range[1]], granularity: 'hour' },
  { metrics: CARD, date_range, dimensions: ['article', 'title'], limit: 10 },
  ...CARDS.map((dimension) => ({ metrics: CARD, date_range, dimensions: [dimension], limit: 10 })),
];

const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

/** The overview's questions to one outlet whose store holds so many events. */
async function ask(newsroom: Newsroom): Promise<{ times: number[]; events: number }> {
  const times: number[] = [];
  const range: [string, string] = [day(28), day(1)];
  for (let round = 0; round < ROUNDS; round++) {
    for (const question of questions(range)) {
      const startedAt = performance.now();
      const { status, body } = await newsroom.ask(question);
      // The first round fills caches that a working day finds filled.
      if (round > 0) times.push(performance.now() - startedAt);
      if (status !== 200 || isEmpty(body)) throw new Error(`${JSON.stringify(question)} answered ${status}`);
    }
  }
  return { times, events: (await newsroom.account()).stored };
}

const isEmpty = ({ rows }: Answer): boolean => rows.length === 0;

/** The overview at 10 million and, when asked for, 100 million stored events. */
export const overview: Benchmark = async ({ large }) => {
  const product = await Product.start({ NHIPBAO_RATE_LIMIT_PER_SITE: '1000000' });
  try {
    const newsroom = await Newsroom.open(product, 'Tổng quan', 'binhminh.example');
    await sendAll(newsroom, requestsOf(paperOn(newsroom.siteKey, VISITS_PER_DAY), DAYS, 500), 6);
    await newsroom.figuresReach();
    const base = (await newsroom.account()).stored;
    const figures: Figure[] = [];
    let smaller: number | undefined;
    for (const target of large ? [10_000_000, 100_000_000] : [10_000_000]) {
      await product.end();
      await enlarge(product.dataDir, base, target);
      await product.begin();
      const { times, events } = await ask(newsroom);
      const p95 = percentile(times, 0.95);
      const label = `${(events / 1e6).toFixed(0)} million events`;
      figures.push({
        what: `overview's queries at ${label}, p50`,
        value: percentile(times, 0.5),
        unit: 'ms',
      });
      figures.push({
        what: `overview's queries at ${label}, p95`,
        value: p95,
        unit: 'ms',
        limit: { what: 'at most', value: 150, holds: atMost },
      });
      if (smaller !== undefined) {
        figures.push({
          what: 'the larger beside the smaller, p95',
          value: p95 / smaller,
          unit: 'times',
          limit: { what: 'at most', value: 1.5, holds: atMost },
        });
      }
      smaller = p95;
    }
    return figures;
  } finally {
    await product.destroy();
  }
};
