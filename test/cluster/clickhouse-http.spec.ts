import { afterAll } from '@jest/globals';
import { readConfig } from '@nhipbao/platform';
import { clickHouseContract } from '@nhipbao/testing';
import { HttpClickHouse } from '../../libs/runtime-cluster/src/clickhouse/index.js';
import { ClickHouseServer } from './clickhouse-server.js';

let server: ClickHouseServer | undefined;
afterAll(() => server?.destroy());

clickHouseContract('over HTTP', async () => {
  server = await ClickHouseServer.start();
  return new HttpClickHouse(readConfig({ NHIPBAO_CLICKHOUSE_URLS: server.url }));
});
