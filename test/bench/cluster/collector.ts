import { Cluster } from '../../cluster/cluster.js';
import { besideBareRoute } from '../collector-single.js';
import type { Benchmark } from '../report.js';

/** One event a request, acknowledged by the broker before the answer. */
export const collectorIntoKafka: Benchmark = async () => {
  const cluster = await Cluster.start({ collectors: 2, sinks: 0, aggregators: 0 });
  try {
    return await besideBareRoute(cluster, 0.4, [cluster.one('collector', 1)]);
  } finally {
    await cluster.destroy();
  }
};
