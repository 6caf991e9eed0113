import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { expectAccount, expectEachOnce, expectRollupsRecounted } from '../failure/counted-once.js';
import { NumberedReaders } from '../failure/numbered-readers.js';
import { Newsroom, type Platform } from '../product/newsroom.js';
import { Cluster } from './cluster.js';
import { CuttingProxy } from './cutting-proxy.js';
import { describeKafka } from './describe-kafka.js';
import { SCENARIOS } from './scenarios.js';

const PATIENCE_MS = 10 * 60_000;
jest.setTimeout(PATIENCE_MS);
const SENDERS = 4;

describeKafka('every event answered 202 is counted exactly once', () => {
  let cluster: Cluster;
  let proxy: CuttingProxy;
  let platform: Platform;
  beforeAll(async () => {
    cluster = await Cluster.start({ brokers: 3, collectors: 2, sinks: 2, aggregators: 2 });
    let turn = 0;
    // Each connection goes to the next collector, as a load balancer would have it.
    proxy = await CuttingProxy.start(() => new URL(cluster.one('collector', turn++ % 2).url));
    platform = {
      get url() {
        return cluster.url;
      },
      collectorUrl: proxy.url,
      operator: cluster.operator,
    };
  });
  afterAll(async () => {
    proxy.stop();
    await cluster.destroy();
  });

  it.each(SCENARIOS)('when %s', async (what, scenario) => {
    const newsroom = await Newsroom.open(platform, what, 'kiemthu.example');
    const readers = new NumberedReaders(newsroom, SENDERS);
    try {
      await scenario({ cluster, readers, proxy });
      const views = await readers.stop();
      process.stdout.write(
        `${what}: ${views} page views answered 202, ${readers.repetition}, ${proxy.cuts} connections cut\n`,
      );
      await newsroom.figuresReach(Date.now(), PATIENCE_MS);
      await expectEachOnce(newsroom, views);
      await expectRollupsRecounted(newsroom, views);
      await expectAccount(newsroom, views, readers.repeated);
    } finally {
      readers.abandon();
    }
  });
});
