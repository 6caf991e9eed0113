import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClickHouseError, type ClickHouseClient } from '@clickhouse/client';

/** The only two substitutions in a migration: where DDL runs, and which engine family stores a table. */
export interface MigrationDialect {
  onCluster: string;
  /** From `ReplacingMergeTree(version)` to what this installation uses for it. */
  engine: (family: string) => string;
  /** What must be there before the first table. */
  before?: string[];
  /** From a statement with its substitutions to what this installation runs for it; statements come in their order. */
  place?: (statement: string) => string[];
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
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return names.map((name, index) => ({ name, statements: statementsOf(texts[index] ?? '', dialect) }));
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
    .filter((s) => s !== '')
    .flatMap((s) => dialect.place?.(s) ?? [s]);
}

/** The table in which applied files are recorded, as statements of a dialect. */
export const recordStatements = (dialect: MigrationDialect): string[] =>
  statementsOf(
    "CREATE TABLE IF NOT EXISTS schema_migrations {{on_cluster}} (name String, applied_at DateTime('UTC') DEFAULT now()) ENGINE = {{engine:ReplacingMergeTree}} ORDER BY name",
    dialect,
  );

/** Errors of a store that has never been migrated: no such table, no such database. */
const NEVER_MIGRATED = new Set<unknown>(['60', '81']);

async function appliedNames(client: ClickHouseClient): Promise<Set<string>> {
  try {
    const query = 'SELECT name FROM schema_migrations FINAL';
    const result = await client.query({ query, format: 'JSONEachRow' });
    return new Set((await result.json<{ name: string }>()).map((row) => row.name));
  } catch (error) {
    if (error instanceof ClickHouseError && NEVER_MIGRATED.has(error.code)) return new Set();
    throw error;
  }
}

/** What has not been applied yet, in order. It changes nothing, so a store that is up to date needs no more than to be read. */
export async function pendingMigrations(
  client: ClickHouseClient,
  folder: string,
  dialect: MigrationDialect = SINGLE_NODE,
): Promise<Migration[]> {
  const applied = await appliedNames(client);
  return (await readMigrations(folder, dialect)).filter((migration) => !applied.has(migration.name));
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
  const pending = await pendingMigrations(client, folder, dialect);
  if (pending.length === 0) return [];
  for (const statement of recordStatements(dialect)) await client.command({ query: statement });
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
