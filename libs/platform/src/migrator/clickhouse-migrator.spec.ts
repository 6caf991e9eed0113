import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrations, SINGLE_NODE, statementsOf, type MigrationDialect } from './clickhouse-migrator.js';

const CLUSTER: MigrationDialect = {
  onCluster: "ON CLUSTER 'bao'",
  engine: (family) => `Replicated${family.includes('(') ? family : `${family}()`}`,
};

describe('a migration’s statements', () => {
  it('end where a semicolon ends a line', () => {
    expect(
      statementsOf(
        "CREATE TABLE a (x String DEFAULT ';');\n\nALTER TABLE a\n  ADD COLUMN y UInt8;  \n",
        SINGLE_NODE,
      ),
    ).toEqual(["CREATE TABLE a (x String DEFAULT ';')", 'ALTER TABLE a\n  ADD COLUMN y UInt8']);
  });

  it('leave comment lines out, also such as hold a semicolon or a bracket', () => {
    expect(
      statementsOf('-- first; second {{engine:Nothing}};\nSELECT 1;\n  -- the end;\n', SINGLE_NODE),
    ).toEqual(['SELECT 1']);
  });

  it('are none in a file of comments', () => {
    expect(statementsOf('-- nothing yet\n;\n', SINGLE_NODE)).toEqual([]);
  });

  const TABLE =
    'CREATE TABLE a {{on_cluster}} (x UInt8) ENGINE = {{engine:ReplacingMergeTree(version, is_deleted)}} ORDER BY x;';

  it('are written for one machine, or for a cluster', () => {
    expect(statementsOf(TABLE, SINGLE_NODE)).toEqual([
      'CREATE TABLE a  (x UInt8) ENGINE = ReplacingMergeTree(version, is_deleted) ORDER BY x',
    ]);
    expect(statementsOf(TABLE, CLUSTER)).toEqual([
      "CREATE TABLE a ON CLUSTER 'bao' (x UInt8) ENGINE = ReplicatedReplacingMergeTree(version, is_deleted) ORDER BY x",
    ]);
  });

  it.each(['{{on_clutser}}', '{{engine}}', '{{ on_cluster }}', '{{engine:}}'])(
    'know no substitution %s',
    (unknown) => {
      expect(() => statementsOf(`CREATE TABLE a ${unknown};`, SINGLE_NODE)).toThrow(
        `unknown substitution ${unknown}`,
      );
    },
  );
});

describe('a folder of migrations', () => {
  it('is read in the order of its numbers, and only what is named like one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nhipbao-migrations-'));
    for (const name of [
      '0010_ten.sql',
      '0002_two.sql',
      'README.md',
      '3_three.sql',
      '0001_One.sql',
      '0004_four.sql.bak',
    ])
      await writeFile(join(folder, name), `SELECT '${name}';`);
    const migrations = await readMigrations(folder, SINGLE_NODE);
    expect(migrations).toEqual([
      { name: '0002_two.sql', statements: ["SELECT '0002_two.sql'"] },
      { name: '0010_ten.sql', statements: ["SELECT '0010_ten.sql'"] },
    ]);
    await rm(folder, { recursive: true });
  });

  it('of the product names the cluster and an engine in every statement that makes a table', async () => {
    const folder = fileURLToPath(new URL('../../../../migrations/clickhouse', import.meta.url));
    const marked: MigrationDialect = { onCluster: 'ON_CLUSTER', engine: (family) => `MARKED ${family}` };
    const statements = (await readMigrations(folder, marked)).flatMap((migration) => migration.statements);
    expect(statements.length).toBeGreaterThan(20);
    for (const statement of statements) {
      expect(statement).toMatch(/^(CREATE|ALTER|DROP)\b/);
      expect(statement).toContain(' ON_CLUSTER');
      expect(statement).toMatch(/IF (NOT )?EXISTS|MODIFY/);
      // What lasts is stored by an engine that a cluster replicates.
      if (statement.startsWith('CREATE TABLE')) expect(statement).toMatch(/ENGINE = (MARKED |Memory)/);
    }
  });
});
