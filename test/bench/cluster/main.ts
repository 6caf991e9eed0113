import { runBenchmarks } from '../report.js';
import { catchUp } from './catch-up.js';
import { collectorIntoKafka } from './collector.js';
import { kafkaToClickHouse } from './kafka-to-clickhouse.js';
import { sustained } from './sustained.js';

/** On the cluster's processes, with one broker and one ClickHouse on this machine. */
await runBenchmarks({
  'collector-into-kafka': collectorIntoKafka,
  'kafka-to-clickhouse': kafkaToClickHouse,
  sustained,
  'catch-up': catchUp,
});
