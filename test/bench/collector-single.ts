import { ANY_HOST_SITE } from '../integration/collector-app.js';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { besideBareRoute } from './beside-bare-route.js';
import { startServer } from './child.js';
import type { Benchmark } from './report.js';

/**
 * One event a request, durable before the answer: the collector by itself, and the whole product as one process, whose sink, engine
 * and figures then share the cores with collector and load.
 */
export const collectorSingle: Benchmark = async () => {
  const collector = await startServer('collector-server');
  try {
    const product = await Product.start({ NHIPBAO_RATE_LIMIT_PER_SITE: '1000000' });
    try {
      const { siteKey } = await Newsroom.open(product, 'Tải', 'tai.example');
      return await besideBareRoute(
        { what: 'collector, single events, durable', urls: [collector.url], siteKey: ANY_HOST_SITE },
        0.5,
        { what: 'the whole product, single events, durable', urls: [product.collectorUrl], siteKey },
      );
    } finally {
      await product.destroy();
    }
  } finally {
    collector.process.kill();
  }
};
