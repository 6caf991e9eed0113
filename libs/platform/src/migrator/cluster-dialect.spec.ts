import { describe, expect, it } from '@jest/globals';
import { clusterDialect } from './cluster-dialect.js';
import { statementsOf } from './clickhouse-migrator.js';

const EVENTS = `CREATE TABLE IF NOT EXISTS events {{on_cluster}}
(visitor UInt64, n UInt8) ENGINE = {{engine:ReplacingMergeTree(n)}} ORDER BY n;
`;
const STAGED = `CREATE TABLE IF NOT EXISTS staged {{on_cluster}} AS events
ENGINE = Memory;
`;
const VIEW = `CREATE MATERIALIZED VIEW IF NOT EXISTS seen {{on_cluster}} TO receipts AS
SELECT max(events.n) AS events FROM events;
`;

/** What is run on a cluster for the last statement of a migration. */
const placed = (text: string, before = EVENTS): string[] => {
  const dialect = clusterDialect({ cluster: 'c', database: 'bao' });
  statementsOf(before, dialect);
  return statementsOf(text, dialect);
};

describe('on a cluster', () => {
  it('a kept table is replicated on its shard and named as a whole', () => {
    expect(placed(EVENTS, '')).toEqual([
      `CREATE TABLE IF NOT EXISTS bao_shard.events ON CLUSTER 'c'
(visitor UInt64, n UInt8) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', n) ORDER BY n`,
      `CREATE TABLE IF NOT EXISTS bao.events ON CLUSTER 'c' AS bao_shard.events ENGINE = Distributed('c', 'bao_shard', 'events', visitor)`,
    ]);
  });

  it('a working table is each server’s own', () => {
    expect(placed(STAGED)).toEqual([
      `CREATE TABLE IF NOT EXISTS bao.staged ON CLUSTER 'c' AS bao.events\nENGINE = Memory`,
    ]);
    expect(
      placed('ALTER TABLE staged {{on_cluster}} ADD COLUMN IF NOT EXISTS x UInt8;', EVENTS + STAGED),
    ).toEqual(["ALTER TABLE bao.staged ON CLUSTER 'c' ADD COLUMN IF NOT EXISTS x UInt8"]);
  });

  it('a materialized view works within a shard, another view on the whole', () => {
    expect(placed(VIEW)).toEqual([
      `CREATE MATERIALIZED VIEW IF NOT EXISTS bao_shard.seen ON CLUSTER 'c' TO bao_shard.receipts AS
SELECT max(events.n) AS events FROM bao_shard.events`,
    ]);
    expect(placed('CREATE VIEW IF NOT EXISTS v {{on_cluster}} AS SELECT n FROM events FINAL;')).toEqual([
      "CREATE VIEW IF NOT EXISTS bao.v ON CLUSTER 'c' AS SELECT n FROM bao.events FINAL",
    ]);
  });

  it('columns change in both places, everything else where the rows are', () => {
    const alter = (change: string): string[] => placed(`ALTER TABLE events {{on_cluster}} ${change};`);
    expect(alter('ADD COLUMN IF NOT EXISTS x UInt8')).toEqual([
      "ALTER TABLE bao_shard.events ON CLUSTER 'c' ADD COLUMN IF NOT EXISTS x UInt8",
      "ALTER TABLE bao.events ON CLUSTER 'c' ADD COLUMN IF NOT EXISTS x UInt8",
    ]);
    expect(alter('MODIFY TTL d + INTERVAL 1 DAY')).toEqual([
      "ALTER TABLE bao_shard.events ON CLUSTER 'c' MODIFY TTL d + INTERVAL 1 DAY",
    ]);
    expect(placed('DROP TABLE IF EXISTS events {{on_cluster}};')).toEqual([
      "DROP TABLE IF EXISTS bao_shard.events ON CLUSTER 'c'",
      "DROP TABLE IF EXISTS bao.events ON CLUSTER 'c'",
    ]);
  });

  it('a table of which nobody said how it is spread is refused, and a statement about nothing known', () => {
    expect(() => placed(EVENTS.replace('events', 'surprise'))).toThrow('surprise has no entry in SHARDING');
    expect(() => placed('ALTER TABLE nothing {{on_cluster}} MODIFY TTL d;')).toThrow('cannot be placed');
    expect(() => placed('OPTIMIZE TABLE events {{on_cluster}};')).toThrow('cannot be placed');
  });
});
