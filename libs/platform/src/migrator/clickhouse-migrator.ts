import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';

/** The only two substitutions in a migration: where DDL runs, and which engine family stores a table. */
export interface MigrationDialect {
  onCluster: string;
  /** From `ReplacingMergeTree(version)` to what this installation uses for it. */
  engine: (family: string) => string;
}

/** One machine: engines as they are written, no cluster clause. */
export const SINGLE_NODE: MigrationDialect = { onCluster: '', engine: (family) => family };

export interface Migration {
  name: string;
  statements: string[];
}

/** Reads `NNNN_name.sql` files in the order of their numbers, with the dialect filled in. */
export async function readMigrations(folder: string, dialect: MigrationDialect): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      statements: statementsOf(await readFile(join(folder, name), 'utf8'), dialect),
    })),
  );
}

/** Splits a file at semicolons that end a line, without comment lines. */
export function statementsOf(text: string, dialect: MigrationDialect): string[] {
  const sql = text
    .replace(/^\s*--.*$/gm, '')
    .replace(/\{\{engine:([^}]+)\}\}/g, (_, family: string) => dialect.engine(family))
    .replaceAll('{{on_cluster}}', dialect.onCluster);
  const unknown = /\{\{[^}]*\}\}/.exec(sql);
  if (unknown) throw new Error(`migration uses an unknown substitution ${unknown[0]}`);
  return sql
    .split(/;\s*$/m)
    .map((s) => s.trim())
    .filter((s) => s !== '');
}

/**
 * Applies what has not been applied yet, forward only, and records each file. Every statement is written to be repeatable,
 * so a file that was cut off in the middle is applied again as a whole.
 * @returns the names of the files applied now
 */
export async function migrateClickHouse(
  client: ClickHouseClient,
  folder: string,
  dialect: MigrationDialect = SINGLE_NODE,
): Promise<string[]> {
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS schema_migrations ${dialect.onCluster} (name String, applied_at DateTime('UTC') DEFAULT now()) ENGINE = ${dialect.engine('ReplacingMergeTree')} ORDER BY name`,
  });
  const result = await client.query({
    query: 'SELECT name FROM schema_migrations FINAL',
    format: 'JSONEachRow',
  });
  const applied = new Set((await result.json<{ name: string }>()).map((row) => row.name));
  const pending = (await readMigrations(folder, dialect)).filter((migration) => !applied.has(migration.name));
  for (const migration of pending) {
    for (const statement of migration.statements) await client.command({ query: statement });
    await client.insert({
      table: 'schema_migrations',
      values: [{ name: migration.name }],
      format: 'JSONEachRow',
    });
  }
  return pending.map((migration) => migration.name);
}
