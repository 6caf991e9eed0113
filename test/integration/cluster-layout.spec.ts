import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  clusterDialect,
  migrateClickHouse,
  setRetention,
  shardDatabase,
  SINGLE_NODE,
  type ClickHouse,
  type MigrationDialect,
} from '@nhipbao/platform';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { figuresOf } from '../product/store-figures.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/clickhouse', import.meta.url));
const CLUSTER = 'sector';
const DATABASE = 'default';

/** The cluster's layout as far as one engine without Keeper can have it: everything but replicas and ON CLUSTER. */
function oneServerOf(dialect: MigrationDialect): MigrationDialect {
  const here = (statement: string): string =>
    statement
      .replaceAll(`ON CLUSTER '${CLUSTER}'`, '')
      .replace(/Replicated(\w+)\('[^']*', '[^']*'(?:, )?/, '$1(');
  return {
    ...dialect,
    before: dialect.before?.map(here),
    place: (statement) => dialect.place?.(statement).map(here) ?? [],
  };
}

class OneShard extends ChdbClickHouse {
  override ddlTarget(table: string): string {
    return `${shardDatabase(DATABASE)}.${table}`;
  }
}

async function migrate(store: ClickHouse, dialect: MigrationDialect): Promise<void> {
  const admin = store.connection('admin');
  for (const query of dialect.before ?? []) await admin.command({ query });
  await migrateClickHouse(admin, MIGRATIONS, dialect);
  await setRetention(store, 60);
}

describe('one database over the shards, and the plain tables of one machine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhipbao-layout-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('give the same figures from the same events, by the same statements', async () => {
    const [plainFolder, wholeFolder] = [join(folder, 'plain'), join(folder, 'whole')];
    const plain = new ChdbClickHouse({ dataDir: plainFolder });
    await migrate(plain, SINGLE_NODE);
    const expected = await figuresOf(plain, plainFolder);
    await plain.close();
    const whole = new OneShard({ dataDir: wholeFolder, cluster: CLUSTER });
    await migrate(whole, oneServerOf(clusterDialect({ cluster: CLUSTER, database: DATABASE })));
    const figures = await figuresOf(whole, wholeFolder);
    const result = await whole.connection('admin').query({
      query: `SELECT name FROM system.tables WHERE database = '${DATABASE}' AND engine = 'Distributed'`,
      format: 'JSONEachRow',
    });
    expect((await result.json()).length).toBe(14);
    await whole.close();
    expect(figures).toEqual(expected);
    expect(expected.slice(0, 4).every((rows) => rows.length > 0)).toBe(true);
    expect(expected.at(-1)).toEqual(['{"part":1}']);
  });
});
