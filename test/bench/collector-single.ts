import { randomUUID } from 'node:crypto';
import { Newsroom, type Platform } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { CONNECTIONS, load, startBareServer } from './child.js';
import { atLeast, type Benchmark, type Figure } from './report.js';

const SECONDS = 8;
const ROUNDS = 3;
/** Until the code is compiled that an event takes; a process that runs for weeks is not measured by its first seconds. */
const WARM_UP_SECONDS = 12;

/** One event a request, durable before the answer, against a route that only parses the same body. */
export const collectorSingle: Benchmark = async () => {
  const product = await Product.start({ NHIPBAO_RATE_LIMIT_PER_SITE: '1000000' });
  try {
    return await besideBareRoute(product, 0.5);
  } finally {
    await product.destroy();
  }
};

/**
 * Loads a platform's collector and a bare route in turns.
 * @param share of the bare route's rate that the collector should reach
 * @param more collectors that share the load with it in a third turn
 */
export async function besideBareRoute(
  platform: Platform,
  share: number,
  more: readonly { url: string }[] = [],
): Promise<Figure[]> {
  const bare = await startBareServer();
  try {
    const newsroom = await Newsroom.open(platform, 'Tải', 'tai.example');
    const body = JSON.stringify({
      type: 'pageview',
      site: newsroom.siteKey,
      id: randomUUID(),
      pv: randomUUID(),
      ts: Date.now(),
      url: 'https://tai.example/thoi-su/bai-viet-1.html',
      ref: 'https://www.google.com/',
      title: 'Bài viết dùng để đo tải của bộ thu nhận',
      article: { id: '1', section: 'Thời sự', authors: ['Lan Anh'], word_count: 600 },
    });
    let collector = 0;
    let peer = 0;
    let together = 0;
    const all = [platform.collectorUrl, ...more.map(({ url }) => url)];
    for (const url of [bare.url, ...all]) await load(`${url}/v1/events`, body, WARM_UP_SECONDS);
    // Taken in turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round++) {
      peer += (await load(`${bare.url}/v1/events`, body, SECONDS)) / ROUNDS;
      collector += (await load(`${platform.collectorUrl}/v1/events`, body, SECONDS)) / ROUNDS;
      if (more.length > 0) together += (await loadAll(all, body)) / ROUNDS;
    }
    return [
      { what: 'bare Fastify route, single events', value: peer, unit: 'requests/s' },
      {
        what: 'collector, single events, durable',
        value: collector,
        unit: 'requests/s',
        limit: { what: `${share * 100} % of the bare route`, value: peer * share, holds: atLeast },
      },
      ...(more.length > 0
        ? [{ what: `${all.length} collectors that share the load`, value: together, unit: 'requests/s' }]
        : []),
    ];
  } finally {
    bare.process.kill();
  }
}

/** The same number of connections, spread over several collectors. @returns requests a second of all together */
async function loadAll(urls: readonly string[], body: string): Promise<number> {
  const connections = Math.round(CONNECTIONS / urls.length);
  const rates = await Promise.all(urls.map((url) => load(`${url}/v1/events`, body, SECONDS, connections)));
  return rates.reduce((sum, rate) => sum + rate, 0);
}
