import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateClickHouse, readConfig } from '@nhipbao/platform';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { HttpClickHouse, migrateHttpStore } from '../../libs/runtime-cluster/src/clickhouse/index.js';
import { figuresOf } from '../product/store-figures.js';
import { ClickHouseServer } from './clickhouse-server.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/clickhouse', import.meta.url));

let folder: string;
let server: ClickHouseServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipbao-figures-'));
  server = await ClickHouseServer.start();
});
afterAll(async () => {
  await server.destroy();
  await rm(folder, { recursive: true });
});

describe('the store over HTTP', () => {
  it('gives the figures of the store in process, from the same events', async () => {
    const embedded = new ChdbClickHouse({ dataDir: join(folder, 'embedded') });
    await migrateClickHouse(embedded.connection('admin'), MIGRATIONS);
    const expected = await figuresOf(embedded, join(folder, 'embedded'));
    await embedded.close();
    const config = readConfig({
      NHIPBAO_CLICKHOUSE_URLS: server.url,
      NHIPBAO_CLICKHOUSE_DATABASE: 'bao',
      NHIPBAO_RAW_RETENTION_MONTHS: '60',
    });
    const store = new HttpClickHouse(config);
    await migrateHttpStore(store, config, MIGRATIONS);
    expect(await figuresOf(store, join(folder, 'http'))).toEqual(expected);
    await store.close();
  });
});
