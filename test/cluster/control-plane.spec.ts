import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openControlPlane } from '@nhipbao/runtime-cluster';
import { controlPlaneContract } from '@nhipbao/testing';
import { until } from '../product/until.js';
import { PostgresServer } from './postgres-server.js';

const troubles: unknown[] = [];
const onTrouble = (error: unknown) => void troubles.push(error);
let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.destroy());

controlPlaneContract('PostgreSQL', { open: () => openControlPlane({ url: server.url, onTrouble }) });

describe('openControlPlane', () => {
  it('lets processes that start together migrate one after the other', async () => {
    const sources = await Promise.all(
      [1, 2, 3, 4].map(() => openControlPlane({ url: server.url, onTrouble })),
    );
    for (const source of sources) expect(await source.showMigrations()).toBe(false);
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('waits for a PostgreSQL that is away, and says so', async () => {
    await server.kill();
    const before = troubles.length;
    const opening = openControlPlane({ url: server.url, onTrouble });
    await until('the trouble is told', () => troubles.length > before);
    await server.begin();
    const source = await opening;
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await source.destroy();
  });

  it('gives up at once where it is refused, without telling the password', async () => {
    const url = server.url
      .replace('/postgres?', '/khong-co')
      .replace(/\/postgres$/, '/khong-co')
      .replace('nhipbao@', 'nhipbao:mat-khau@');
    await expect(openControlPlane({ url, onTrouble })).rejects.toThrow(/"khong-co" does not exist/);
    expect(JSON.stringify(troubles)).not.toContain('mat-khau');
  });
});
