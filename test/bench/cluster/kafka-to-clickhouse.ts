import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateClickHouse } from '@nhipbao/platform';
import { KafkaEventLog } from '@nhipbao/runtime-cluster';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import type { AppProcess } from '../../cluster/app-process.js';
import { Cluster } from '../../cluster/cluster.js';
import { until } from '../../product/until.js';
import { EventsFile } from '../events-file.js';
import { atLeast, type Benchmark } from '../report.js';
import { MIGRATIONS } from '../store.js';
import { storedEvents } from '../stored-events.js';
import { metric, watchCores } from '../observe.js';

const GROUP = 10_000;
/** What two sinks should do beside one. */
const MORE = 1.6;
const PATIENCE_MS = 10 * 60_000;

/** From full partitions into the store with one sink and with two, against the engine reading the same rows from a file. */
export const kafkaToClickHouse: Benchmark = async ({ short }) => {
  const events = short ? 100_000 : 1_000_000;
  const peer = await fileRate(events);
  const cluster = await Cluster.start({ sinks: 0, aggregators: 0 });
  try {
    const log = new KafkaEventLog({
      brokers: cluster.kafka.addresses,
      topic: 'nhipbao.events',
      partitions: 6,
      replication: 1,
    });
    const fill = async (): Promise<void> => {
      for (const records of storedEvents(events, GROUP)) await log.append(records);
    };
    await fill();
    const one = await storeAll(cluster, 1);
    await fill();
    const two = await storeAll(cluster, 2);
    await log.close();
    return [
      { what: 'the engine, the same rows from a file', value: peer, unit: 'rows/s' },
      {
        what: 'one sink, from Kafka',
        value: one.rate,
        unit: 'rows/s',
        limit: { what: '60 % of the file', value: peer * 0.6, holds: atLeast },
      },
      { what: 'cores in use meanwhile', value: one.cores, unit: '%' },
      {
        what: 'two sinks',
        value: two.rate,
        unit: 'rows/s',
        // Where one has filled the cores, a second cannot show what it is worth.
        limit:
          one.cores * MORE < 100
            ? { what: `${MORE} times one, as long as cores are free`, value: one.rate * MORE, holds: atLeast }
            : undefined,
      },
      { what: 'cores in use meanwhile', value: two.cores, unit: '%' },
    ];
  } finally {
    await cluster.destroy();
  }
};

/** Sinks that find a full log: their rate from when each of them stores to the end of the log. */
async function storeAll(cluster: Cluster, sinks: number): Promise<{ rate: number; cores: number }> {
  const began = await Promise.all(Array.from({ length: sinks }, () => cluster.add('sink')));
  const [first] = began;
  if (!first) throw new RangeError('no sink, no rate');
  const stores = async (sink: AppProcess): Promise<boolean> =>
    (await metric(sink, 'nhipbao_sink_rows_total')) > 0;
  await until(
    'every sink stores',
    async () => (await Promise.all(began.map(stores))).every(Boolean),
    PATIENCE_MS,
  );
  // By what is left and not by what was stored: a record that comes again when partitions change hands counts once.
  const left = (): Promise<number> => metric(first, 'nhipbao_sink_lag_records');
  const cores = watchCores();
  const from = { at: performance.now(), records: await left() };
  await until('all is stored', async () => (await left()) === 0, PATIENCE_MS);
  const seconds = (performance.now() - from.at) / 1000;
  const busy = cores();
  for (const sink of began) await sink.end('SIGTERM');
  return { rate: from.records / seconds, cores: busy };
}

/** What the engine does with the same rows when nothing is between it and a file. @returns rows a second */
async function fileRate(events: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'nhipbao-bench-file-'));
  const store = new ChdbClickHouse({ dataDir: folder });
  try {
    await migrateClickHouse(store.connection('admin'), MIGRATIONS);
    const file = new EventsFile(join(folder, 'events.ndjson'));
    for (const records of storedEvents(events, GROUP)) await file.add(records);
    await file.end();
    return events / (await file.loadInto(store));
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}
