import { randomUUID } from 'node:crypto';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { load, startBareServer } from './child.js';
import { atLeast, type Benchmark } from './report.js';

const SECONDS = 8;
const ROUNDS = 3;

/** One event a request, durable before the answer, against a route that only parses the same body. */
export const collectorSingle: Benchmark = async () => {
  const product = await Product.start({ NHIPBAO_RATE_LIMIT_PER_SITE: '1000000' });
  const bare = await startBareServer();
  try {
    const newsroom = await Newsroom.open(product, 'Tải', 'tai.example');
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
    // Taken in turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round++) {
      peer += (await load(`${bare.url}/v1/events`, body, SECONDS)) / ROUNDS;
      collector += (await load(`${product.url}/v1/events`, body, SECONDS)) / ROUNDS;
    }
    return [
      { what: 'bare Fastify route, single events', value: peer, unit: 'requests/s' },
      {
        what: 'collector, single events, durable',
        value: collector,
        unit: 'requests/s',
        limit: { what: 'half of the bare route', value: peer / 2, holds: atLeast },
      },
    ];
  } finally {
    bare.process.kill();
    await product.destroy();
  }
};
