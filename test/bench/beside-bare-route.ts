import { randomUUID } from 'node:crypto';
import { CONNECTIONS, load, startServer } from './child.js';
import { atLeast, type Figure } from './report.js';

const SECONDS = 8;
const ROUNDS = 3;
/** Until the code is compiled that an event takes; a process that runs for weeks is not measured by its first seconds. */
const WARM_UP_SECONDS = 12;

/** Collectors that share a load, and the site whose events they are sent. */
export interface Loaded {
  what: string;
  urls: readonly string[];
  siteKey: string;
}

/**
 * Loads a collector and a bare route in turns, so that whatever else the machine does falls on both; then something else, which may
 * leave work behind that goes on after its load.
 * @param share of the bare route's rate that the collector should reach
 */
export async function besideBareRoute(
  collector: Loaded,
  share: number,
  afterwards: Loaded,
): Promise<Figure[]> {
  const bare = await startServer('bare-server');
  try {
    const peer: Loaded = { what: 'bare Fastify route', urls: [bare.url], siteKey: collector.siteKey };
    for (const each of [peer, collector, afterwards]) await loadFor(WARM_UP_SECONDS, each);
    let [bareRate, rate, rateAfterwards] = [0, 0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      bareRate += (await loadFor(SECONDS, peer)) / ROUNDS;
      rate += (await loadFor(SECONDS, collector)) / ROUNDS;
    }
    for (let round = 0; round < ROUNDS; round++)
      rateAfterwards += (await loadFor(SECONDS, afterwards)) / ROUNDS;
    return [
      {
        what: `${peer.what}, single events, ${CONNECTIONS} connections`,
        value: bareRate,
        unit: 'requests/s',
      },
      {
        what: collector.what,
        value: rate,
        unit: 'requests/s',
        limit: { what: `${share * 100} % of the bare route`, value: bareRate * share, holds: atLeast },
      },
      { what: afterwards.what, value: rateAfterwards, unit: 'requests/s' },
    ];
  } finally {
    bare.process.kill();
  }
}

/** @returns requests a second of all together, over as many connections however many collectors there are */
async function loadFor(seconds: number, { urls, siteKey }: Loaded): Promise<number> {
  const body = JSON.stringify({
    type: 'pageview',
    site: siteKey,
    id: randomUUID(),
    pv: randomUUID(),
    ts: Date.now(),
    url: 'https://tai.example/thoi-su/bai-viet-1.html',
    ref: 'https://www.google.com/',
    title: 'Bài viết dùng để đo tải của bộ thu nhận',
    article: { id: '1', section: 'Thời sự', authors: ['Lan Anh'], word_count: 600 },
  });
  const connections = Math.round(CONNECTIONS / urls.length);
  const rates = await Promise.all(urls.map((url) => load(`${url}/v1/events`, body, seconds, connections)));
  return rates.reduce((sum, rate) => sum + rate, 0);
}
