import { Cluster } from '../../cluster/cluster.js';
import { Newsroom } from '../../product/newsroom.js';
import { besideBareRoute } from '../beside-bare-route.js';
import type { Benchmark } from '../report.js';

/** One event a request, acknowledged by the broker before the answer. */
export const collectorIntoKafka: Benchmark = async () => {
  const cluster = await Cluster.start({ collectors: 2, sinks: 0, aggregators: 0 });
  try {
    const { siteKey } = await Newsroom.open(cluster, 'Tải', 'tai.example');
    const [first, second] = [cluster.collectorUrl, cluster.one('collector', 1).url];
    return await besideBareRoute(
      { what: 'collector, single events, acknowledged by Kafka', urls: [first], siteKey },
      0.4,
      { what: 'two collectors that share the load', urls: [first, second], siteKey },
    );
  } finally {
    await cluster.destroy();
  }
};
