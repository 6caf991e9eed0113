import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { until } from '../product/until.js';
import { residentMegabytes } from './observe.js';
import { atMost, percentile, type Benchmark } from './report.js';

const PROBES = 60;
const SETTLE_MS = 30_000;
const FILL_PATIENCE_MS = 300_000;

/** From an event's answer to its page in the live view, s, for one page view after the other. */
export async function liveDelays(
  newsroom: Newsroom,
  domain: string,
  probes: number,
  between: (probe: number, answeredAt: number) => Promise<void> = () => Promise.resolve(),
): Promise<number[]> {
  const delays: number[] = [];
  for (let probe = 0; probe < probes; probe++) {
    const article = `tin-${probe}`;
    const event = {
      type: 'pageview',
      site: newsroom.siteKey,
      id: randomUUID(),
      pv: randomUUID(),
      ts: Date.now(),
      url: `https://${domain}/${article}`,
      article: { id: article },
    };
    await newsroom.send([event], 'browser');
    const answeredAt = Date.now();
    await until('the live view shows it', async () =>
      (await newsroom.live()).articles.some((row) => row.article === article),
    );
    delays.push((Date.now() - answeredAt) / 1000);
    await between(probe, answeredAt);
  }
  return delays;
}

/** From an event's answer to its page in the live view, and to the reports. */
export const liveFreshness: Benchmark = async () => {
  const product = await Product.start();
  try {
    const newsroom = await Newsroom.open(product, 'Trực tiếp', 'tructiep.example');
    const reports: number[] = [];
    const live = await liveDelays(newsroom, 'tructiep.example', PROBES, async (probe, answeredAt) => {
      if (probe % 10 !== 0) return;
      await newsroom.figuresReach(answeredAt);
      reports.push((Date.now() - answeredAt) / 1000);
    });
    return [
      {
        what: 'live view, p95',
        value: percentile(live, 0.95),
        unit: 's',
        limit: { what: 'at most', value: 3, holds: atMost },
      },
      {
        what: 'reports, p95',
        value: percentile(reports, 0.95),
        unit: 's',
        limit: { what: 'at most', value: 60, holds: atMost },
      },
    ];
  } finally {
    await product.destroy();
  }
};

/** A process on the demonstration's 35 days of a sector, some time after a restart, with no traffic and nobody asking. */
export const idleMemory: Benchmark = async () => {
  const filled = await Product.start({ NHIPBAO_DEMO: 'on' }, {}, FILL_PATIENCE_MS);
  await sleep(SETTLE_MS);
  await filled.end();
  const product = await Product.at({}, { dataDir: filled.dataDir });
  try {
    const startedAt = performance.now();
    await product.begin();
    const startS = (performance.now() - startedAt) / 1000;
    await sleep(SETTLE_MS);
    return [
      {
        what: 'resident memory, idle',
        value: residentMegabytes(product.pid),
        unit: 'MB',
        limit: { what: 'at most', value: 700, holds: atMost },
      },
      {
        what: 'restart on data that is there',
        value: startS,
        unit: 's',
        limit: { what: 'at most', value: 10, holds: atMost },
      },
    ];
  } finally {
    await product.destroy();
  }
};
