import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clusterDialect, readMigrations, recordStatements, shardDatabase, SHARDING } from '@nhipbao/platform';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { settingsFor } from '../../libs/runtime-cluster/src/clickhouse/purpose.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const MIGRATIONS = at('migrations/clickhouse');
const SQL_FOLDER = at('infra/clickhouse/sql');
const DATABASE = 'bao';
const SHARD = shardDatabase(DATABASE);

let dataDir: string;
let store: ChdbClickHouse;
let client: ClickHouseClient;
let statements: string[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-cluster-ddl-'));
  store = new ChdbClickHouse({ dataDir });
  client = store.connection('admin');
  const dialect = clusterDialect({ cluster: 'sector', database: DATABASE });
  const migrations = await readMigrations(MIGRATIONS, dialect);
  statements = [
    ...(dialect.before ?? []),
    ...recordStatements(dialect),
    ...migrations.flatMap((migration) => migration.statements),
  ];
});

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

/** What the engine takes a statement for. @throws when it cannot be parsed */
async function syntaxTree(statement: string): Promise<string> {
  const result = await client.exec({
    query: `EXPLAIN AST ${statement}`,
    clickhouse_settings: { default_format: 'TabSeparatedRaw' },
  });
  const parts: Buffer[] = [];
  for await (const part of result.stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function formatted(statement: string): Promise<string> {
  const result = await client.query({
    query: 'SELECT formatQuerySingleLine({statement: String}) AS text',
    query_params: { statement },
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ text: string }>();
  return row?.text ?? '';
}

const creating = (pattern: RegExp): string[] =>
  statements.filter((statement) => statement.startsWith('CREATE TABLE') && pattern.test(statement));
const nameOf = (statement: string): string => /(\w+\.\w+) ON CLUSTER/.exec(statement)?.[1] ?? '';

describe('the migrations, written for a cluster', () => {
  it('are statements that the engine reads, every one on the cluster', async () => {
    expect(statements.length).toBeGreaterThan(40);
    for (const statement of statements) {
      expect(await syntaxTree(statement)).toMatch(/^(Create|Alter|Drop)/);
      expect(await formatted(statement)).toContain('ON CLUSTER sector');
    }
  });

  it('name every table with its database', async () => {
    for (const statement of statements.filter((text) => !text.startsWith('CREATE DATABASE'))) {
      const named = [
        ...(await syntaxTree(statement)).matchAll(
          /(?:TableIdentifier|(?:Create|Alter|Drop)Query) +(\S+(?: \w+)?)/g,
        ),
      ];
      expect(named.length).toBeGreaterThan(0);
      for (const [, name] of named) expect(name).toMatch(/^bao(_shard)?[. ]/);
    }
  });

  it('replicate every table that keeps rows, each replica of a shard under one path', () => {
    const kept = creating(/MergeTree/);
    expect(kept.map(nameOf).sort()).toEqual(
      Object.keys(SHARDING)
        .map((name) => `${SHARD}.${name}`)
        .sort(),
    );
    for (const statement of kept)
      expect(statement).toMatch(
        /ENGINE = Replicated(Replacing)?MergeTree\('\/clickhouse\/tables\/\{shard\}\/\{database\}\/\{table\}', '\{replica\}'(, [\w, ]+)?\)/,
      );
  });

  it('name every kept table as a whole in the application’s database, and leave working tables to each server', () => {
    const wholes = creating(/ENGINE = Distributed/);
    expect(wholes.map(nameOf).sort()).toEqual(
      Object.keys(SHARDING)
        .map((name) => `${DATABASE}.${name}`)
        .sort(),
    );
    for (const statement of wholes) {
      const name = nameOf(statement).slice(DATABASE.length + 1);
      expect(statement).toContain(`AS ${SHARD}.${name} ENGINE = Distributed('sector', '${SHARD}', '${name}'`);
    }
    const others = creating(/^((?!MergeTree|Distributed).)*$/s);
    expect(others.map(nameOf)).toEqual([
      'bao.rollup_hours',
      'bao.rollup_page_views',
      'bao.assembly_touched',
      'bao.assembly_events',
      'bao.assembly_page_views',
      'bao.assembly_units',
      'bao.assembly_history',
    ]);
    for (const statement of others) expect(statement).toContain('ENGINE = Memory');
  });

  it('let views on each shard fill the tables of that shard', () => {
    const views = statements.filter((statement) => statement.startsWith('CREATE MATERIALIZED VIEW'));
    expect(views.length).toBe(4);
    for (const view of views) {
      expect(view).toMatch(/EXISTS bao_shard\.\w+ ON CLUSTER 'sector' TO bao_shard\.\w+ AS/);
      expect(view).toMatch(/FROM bao_shard\.\w+/);
    }
  });

  it('spread rows that replace each other by what they agree in', () => {
    for (const statement of creating(/ReplacingMergeTree/)) {
      const key = SHARDING[nameOf(statement).slice(SHARD.length + 1)] ?? '';
      // A table made AS another has its own sorting key too.
      const sorted = /ORDER BY (.*)/.exec(statement)?.[1] ?? '';
      const column = /(\w+)\)?$/.exec(key)?.[1] ?? '';
      // The visitor of an event is a function of its record, and the record's place ends the sorting key.
      if (key !== 'none' && !(column === 'visitor' && sorted.includes('log_offset')))
        expect(sorted).toMatch(new RegExp(`\\b${column}\\b`));
    }
  });
});

describe('workloads and quotas', () => {
  const statementsIn = async (file: string): Promise<string[]> => {
    const text = (await readFile(join(SQL_FOLDER, file), 'utf8')).replace(/^\s*--.*$/gm, '');
    return text
      .split(/;\s*$/m)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  };

  it('are statements that the engine reads', async () => {
    const files = (await readdir(SQL_FOLDER)).filter((name) => name.endsWith('.sql'));
    expect(files.sort()).toEqual(['quotas.sql', 'workloads.sql']);
    for (const statement of (await Promise.all(files.map(statementsIn))).flat())
      expect(await syntaxTree(statement)).toMatch(/^Create(Resource|Workload|SettingsProfile|Quota)Query/);
  });

  it('are workloads in which the store’s connections run', async () => {
    for (const query of await statementsIn('workloads.sql')) await client.command({ query });
    const known = await client.query({ query: 'SELECT name FROM system.workloads', format: 'JSONEachRow' });
    const names = (await known.json<{ name: string }>()).map(({ name }) => name);
    for (const purpose of ['ingest', 'aggregate', 'query', 'live'] as const) {
      const { workload } = settingsFor(purpose, true);
      expect(names).toContain(workload);
      await client.command({
        query: `SELECT count() FROM numbers(1000) SETTINGS workload = '${workload ?? ''}'`,
      });
    }
  });

  it('and every setting of a cluster’s connections is one that the engine knows', async () => {
    for (const purpose of ['ingest', 'aggregate', 'query', 'live', 'admin'] as const)
      for (const name of Object.keys(settingsFor(purpose, true)))
        await client.command({ query: `SELECT getSetting('${name}')` });
  });
});
