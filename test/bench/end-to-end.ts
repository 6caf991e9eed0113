import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { until } from '../product/until.js';
import { atLeast, atMost, type Benchmark } from './report.js';
import { paperOn, requestsOf, sendAll } from './traffic.js';
import { storeBytes } from './store.js';

const DAYS = 5;
const VISITS_PER_DAY = 12_000;

/** Batches of 100 through HTTP into the store, and what an event weighs there. */
export const endToEnd: Benchmark = async () => {
  const product = await Product.start({ NHIPBAO_RATE_LIMIT_PER_SITE: '1000000' });
  try {
    const newsroom = await Newsroom.open(product, 'Tải', 'binhminh.example');
    // Made before the clock starts: the simulator is not what is measured.
    const requests = [...requestsOf(paperOn(newsroom.siteKey, VISITS_PER_DAY), DAYS, 100)];
    const startedAt = performance.now();
    const accepted = await sendAll(newsroom, requests, 8);
    const collectedS = (performance.now() - startedAt) / 1000;
    await until(
      'the sink has stored everything',
      async () => (await gauge(product, 'nhipbao_sink_lag_records')) === 0,
    );
    const storedS = (performance.now() - startedAt) / 1000;
    await newsroom.figuresReach();
    const reportedS = (performance.now() - startedAt) / 1000;
    await product.end();
    const { total, byTable } = await storeBytes(product.dataDir);
    const perEvent = total / accepted;
    return [
      { what: 'events sent', value: accepted, unit: 'events' },
      { what: 'batches of 100, accepted', value: accepted / collectedS, unit: 'events/s' },
      {
        what: 'batches of 100, end to end into the store',
        value: accepted / storedS,
        unit: 'events/s',
        limit: { what: 'at least', value: 20_000, holds: atLeast },
      },
      { what: 'until every figure shows them', value: reportedS - storedS, unit: 's more' },
      {
        what: 'store, all tables',
        value: perEvent,
        unit: 'bytes/event',
        limit: { what: 'at most', value: 60, holds: atMost },
      },
      ...Object.entries(byTable)
        .filter(([, bytes]) => bytes / accepted > 0.5)
        .map(([table, bytes]) => ({
          what: `of which ${table}`,
          value: bytes / accepted,
          unit: 'bytes/event',
        })),
    ];
  } finally {
    await product.destroy();
  }
};

async function gauge(product: Product, name: string): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
}
