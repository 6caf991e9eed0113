import type { MigrationDialect } from './clickhouse-migrator.js';
import { shardDatabase, SHARDING } from './cluster-layout.js';

export interface ClusterPlace {
  /** As in the servers' `remote_servers`. */
  cluster: string;
  /** Database that the application names. */
  database: string;
}

type Kind = 'stored' | 'working' | 'materialized view' | 'view';

const HEAD =
  /^(CREATE MATERIALIZED VIEW|CREATE VIEW|CREATE TABLE|ALTER TABLE|DROP TABLE|DROP VIEW)(?: IF (?:NOT )?EXISTS)? (\w+)/;
const COLUMN_CHANGE = /\b(ADD|DROP|MODIFY|RENAME|COMMENT|CLEAR) COLUMN\b/;

/** A replica's path in Keeper: the same for the replicas of a shard, its own for each shard and table. */
const REPLICA = `'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'`;

function replicated(family: string): string {
  const [, name = family, terms = ''] = /^(\w+)\((.*)\)$/s.exec(family) ?? [];
  return `Replicated${name}(${[REPLICA, ...(terms === '' ? [] : [terms])].join(', ')})`;
}

/** Puts a database before every table that a statement names, so that each server reads it the same. */
function qualify(statement: string, database: string, cluster: string): string {
  const table = `${database}.$2`;
  return statement
    .replace(HEAD, (head, _, name: string) => `${head.slice(0, -name.length)}${database}.${name}`)
    .replace(new RegExp(`(ON CLUSTER '${cluster}' AS )(?!SELECT|WITH)(\\w+)`), `$1${table}`)
    .replace(/( TO )(\w+)(?= AS\b)/, `$1${table}`)
    .replace(/(\b(?:FROM|JOIN)\s+)(\w+)/g, `$1${table}`);
}

/**
 * Writes migrations for a cluster. What is stored lies in a database of its own on every server, as replicated tables with their
 * views; the application's database names each of them as a whole, as a Distributed table. Working tables are each server's own.
 */
export function clusterDialect({ cluster, database }: ClusterPlace): MigrationDialect {
  const shard = shardDatabase(database);
  const onCluster = `ON CLUSTER '${cluster}'`;
  const kinds = new Map<string, Kind>();

  const distributed = (name: string): string => {
    const key = SHARDING[name];
    if (key === undefined)
      throw new Error(`Table ${name} has no entry in SHARDING: by what are its rows spread?`);
    const terms = [`'${cluster}'`, `'${shard}'`, `'${name}'`, ...(key === 'none' ? [] : [key])];
    return `CREATE TABLE IF NOT EXISTS ${database}.${name} ${onCluster} AS ${shard}.${name} ENGINE = Distributed(${terms.join(', ')})`;
  };

  const create = (statement: string, verb: string, name: string): string[] => {
    const kind: Kind =
      verb === 'CREATE MATERIALIZED VIEW'
        ? 'materialized view'
        : verb === 'CREATE VIEW'
          ? 'view'
          : /ENGINE = Memory\b/.test(statement)
            ? 'working'
            : 'stored';
    kinds.set(name, kind);
    if (kind === 'stored') return [qualify(statement, shard, cluster), distributed(name)];
    return [qualify(statement, kind === 'materialized view' ? shard : database, cluster)];
  };

  return {
    onCluster,
    engine: replicated,
    before: [shard, database].map((name) => `CREATE DATABASE IF NOT EXISTS ${name} ${onCluster}`),
    place: (statement) => {
      const [, verb = '', name = ''] = HEAD.exec(statement) ?? [];
      if (verb.startsWith('CREATE')) return create(statement, verb, name);
      const here = qualify(statement, database, cluster);
      const there = qualify(statement, shard, cluster);
      switch (kinds.get(name)) {
        case 'stored':
          return verb.startsWith('DROP') || COLUMN_CHANGE.test(statement) ? [there, here] : [there];
        case 'materialized view':
          return [there];
        case 'working':
        case 'view':
          return [here];
        case undefined:
          throw new Error(`This statement cannot be placed on a cluster: ${statement}`);
      }
    },
  };
}
