import { setTimeout as sleep } from 'node:timers/promises';
import type { NumberedReaders } from '../failure/numbered-readers.js';
import { until } from '../product/until.js';
import type { AppName } from './app-process.js';
import type { Cluster } from './cluster.js';
import type { CuttingProxy } from './cutting-proxy.js';

export interface Stage {
  cluster: Cluster;
  readers: NumberedReaders;
  proxy: CuttingProxy;
}

/** What is done to a cluster while events come in. Everything is up again when it resolves. */
export type Scenario = (stage: Stage) => Promise<void>;

/** Longer than a client waits for ClickHouse's answer to an insert. */
const LONGER_THAN_PATIENCE_MS = 70_000;

const moreTaken = async ({ readers }: Stage, views = 300): Promise<void> => {
  const before = readers.acknowledged;
  await until('more events are answered 202', () => readers.acknowledged >= before + views);
};

/** Kills each process of a kind in turn, at a moment of chance. */
const killEach =
  (name: AppName): Scenario =>
  async (stage) => {
    for (const app of stage.cluster.all(name)) {
      await moreTaken(stage);
      await sleep(Math.random() * 1_500);
      await app.end('SIGKILL');
      await sleep(Math.random() * 1_000);
      await app.begin();
    }
  };

/** How far the log is stored, summed over its partitions. */
async function stored({ cluster }: Stage): Promise<number> {
  const query = 'SELECT toUInt64(sum(log_offset)) FROM sink_progress FINAL FORMAT TSV';
  const response = await fetch(`${cluster.clickhouse.url}/?query=${encodeURIComponent(query)}`);
  return Number(await response.text());
}

/** A sink writes its progress after the rows and before it commits the position: then it is killed. */
const killSinksBetweenInsertAndCommit: Scenario = async (stage) => {
  for (let round = 0; round < 2; round++) {
    for (const sink of stage.cluster.all('sink')) {
      const before = await stored(stage);
      await until('something more is stored', async () => (await stored(stage)) > before);
      await sink.end('SIGKILL');
      await sink.begin();
    }
  }
};

const killBrokers: Scenario = async (stage) => {
  const { kafka } = stage.cluster;
  for (let broker = 0; broker < kafka.replication; broker++) {
    await moreTaken(stage);
    await kafka.kill(broker);
    await moreTaken(stage);
    await kafka.restart(broker);
  }
};

const loseKafka: Scenario = async (stage) => {
  const { kafka } = stage.cluster;
  const brokers = Array.from({ length: kafka.replication }, (_, broker) => broker);
  await Promise.all(brokers.map((broker) => kafka.kill(broker)));
  await moreTaken(stage, 1_000);
  // What a collector has spooled outlives it.
  const collector = stage.cluster.one('collector');
  await collector.end('SIGKILL');
  await Promise.all(brokers.map((broker) => kafka.restart(broker)));
  await collector.begin();
  await moreTaken(stage);
};

const killClickHouse: Scenario = async (stage) => {
  const { clickhouse } = stage.cluster;
  for (let round = 0; round < 2; round++) {
    await moreTaken(stage);
    await clickhouse.end('SIGKILL');
    await moreTaken(stage);
    await clickhouse.begin();
  }
};

const lateAnswers: Scenario = async (stage) => {
  const { clickhouse } = stage.cluster;
  await moreTaken(stage);
  clickhouse.signal('SIGSTOP');
  await sleep(LONGER_THAN_PATIENCE_MS);
  clickhouse.signal('SIGCONT');
  await moreTaken(stage);
};

const losePostgres: Scenario = async (stage) => {
  const { postgres } = stage.cluster;
  // Who takes events has heard of their site, which was made a moment ago: of an unknown one nobody could tell until PostgreSQL is back.
  await moreTaken(stage);
  await postgres.kill();
  try {
    await moreTaken(stage, 1_000);
  } finally {
    await postgres.begin();
  }
};

const rebalance: Scenario = async (stage) => {
  const { cluster } = stage;
  const third = await cluster.add('sink');
  await moreTaken(stage);
  await third.end('SIGTERM');
  await moreTaken(stage);
  cluster.one('sink').signal('SIGSTOP');
  // Longer than the group waits for a silent member: its partitions go to others while it still thinks that it has them.
  await sleep(15_000);
  cluster.one('sink').signal('SIGCONT');
  await moreTaken(stage);
};

const cutConnections: Scenario = async (stage) => {
  stage.proxy.cut(true);
  await moreTaken(stage, 1_000);
  stage.proxy.cut(false);
};

/** Each is ended as an operator's update does it, one after the other. */
const rollingRestart: Scenario = async (stage) => {
  for (const name of ['collector', 'sink', 'aggregator', 'api'] as const) {
    for (const app of stage.cluster.all(name)) {
      await app.end('SIGTERM');
      await app.begin();
    }
  }
  await moreTaken(stage);
};

export const SCENARIOS: [string, Scenario][] = [
  ['collectors are killed', killEach('collector')],
  ['sinks are killed', killEach('sink')],
  ['sinks are killed between insert and commit', killSinksBetweenInsertAndCommit],
  ['sinks come, go and hang', rebalance],
  ['aggregators are killed', killEach('aggregator')],
  ['each broker is killed', killBrokers],
  ['all of Kafka is lost, and a collector with a full spool is killed', loseKafka],
  ['ClickHouse is killed', killClickHouse],
  ['ClickHouse answers after its clients have given up', lateAnswers],
  ['PostgreSQL is lost', losePostgres],
  ['connections are cut in the middle of requests', cutConnections],
  ['every process is restarted in turn', rollingRestart],
];
