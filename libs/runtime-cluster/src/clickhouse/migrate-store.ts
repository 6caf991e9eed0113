import { createClient } from '@clickhouse/client';
import {
  clusterDialect,
  migrateClickHouse,
  pendingMigrations,
  setRetention,
  SINGLE_NODE,
  type Config,
  type MigrationDialect,
} from '@nhipbao/platform';
import type { HttpClickHouse, HttpClickHouseConfig } from './http-clickhouse.js';

type MigrationConfig = HttpClickHouseConfig & Pick<Config, 'rawRetentionMonths'>;

/** Replicas that an acknowledged insert is on: a majority, which is all of two. */
const MOST_REPLICAS = 2;

/**
 * Makes the databases and tables, or brings them up to date; several processes may do it at once. Where nothing is to be done,
 * nothing is changed, and no server is waited for.
 * @returns the names of the migrations applied now
 * @throws Error when the cluster is none that the servers know, or has more replicas than inserts wait for
 */
export async function migrateHttpStore(
  store: HttpClickHouse,
  config: MigrationConfig,
  folder: string,
): Promise<string[]> {
  const { clickhouseCluster: cluster, clickhouseDatabase: database } = config;
  const dialect: MigrationDialect = cluster
    ? clusterDialect({ cluster, database })
    : { ...SINGLE_NODE, before: [`CREATE DATABASE IF NOT EXISTS ${database}`] };
  const client = store.connection('admin');
  // Statements on the cluster wait for every server: a process must be able to start while one is away.
  if ((await pendingMigrations(client, folder, dialect)).length > 0) {
    await makeDatabases(config, dialect.before ?? []);
    if (cluster) await assertReplicas(store, cluster);
  }
  const applied = await migrateClickHouse(client, folder, dialect);
  await setRetention(store, config.rawRetentionMonths);
  return applied;
}

/** The store's own connections name a database that is not there yet. */
async function makeDatabases(config: MigrationConfig, statements: string[]): Promise<void> {
  let failure: unknown = new Error('There is no host to ask');
  for (const url of config.clickhouseUrls.split(',')) {
    const client = createClient({
      url,
      username: config.clickhouseUser,
      password: config.clickhousePassword ?? '',
    });
    try {
      for (const query of statements) await client.command({ query });
      return;
    } catch (error) {
      failure = error;
    } finally {
      await client.close();
    }
  }
  throw failure;
}

async function assertReplicas(store: HttpClickHouse, cluster: string): Promise<void> {
  const result = await store.connection('admin').query({
    query:
      'SELECT toUInt32(max(replica_num)) AS replicas FROM system.clusters WHERE cluster = {cluster: String}',
    query_params: { cluster },
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ replicas: number }>();
  const replicas = row?.replicas ?? 0;
  if (replicas === 0) throw new Error(`The ClickHouse servers know no cluster ${cluster}`);
  if (replicas > MOST_REPLICAS)
    throw new Error(
      `Cluster ${cluster} has ${replicas} replicas in a shard: inserts are acknowledged by a majority, so with more than ${MOST_REPLICAS} a reader could miss some; add shards instead`,
    );
}
