import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateClickHouse, readMigrations, SINGLE_NODE } from '@nhipbao/platform';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';

const FOLDER = fileURLToPath(new URL('../../migrations/clickhouse', import.meta.url));

let dataDir: string;
let store: ChdbClickHouse;
let client: ClickHouseClient;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-migrations-'));
  store = new ChdbClickHouse({ dataDir });
  client = store.connection('admin');
});

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

async function tables(): Promise<{ name: string; ddl: string }[]> {
  const query = `SELECT name, create_table_query AS ddl FROM system.tables WHERE database = currentDatabase() ORDER BY name`;
  const result = await client.query({ query, format: 'JSONEachRow' });
  return result.json<{ name: string; ddl: string }>();
}

describe('migrating a store', () => {
  it('applies every file once, in order', async () => {
    const names = (await readMigrations(FOLDER, SINGLE_NODE)).map(({ name }) => name);
    expect(await migrateClickHouse(client, FOLDER)).toEqual(names);
    expect(await migrateClickHouse(client, FOLDER)).toEqual([]);
  });

  it('changes nothing when a file that was cut off in the middle is applied again', async () => {
    const before = await tables();
    expect(before.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['events', 'page_views', 'rollup_day', 'rollup_hour']),
    );
    await client.command({ query: 'TRUNCATE TABLE schema_migrations' });
    await migrateClickHouse(client, FOLDER);
    expect(await tables()).toEqual(before);
  });
});
