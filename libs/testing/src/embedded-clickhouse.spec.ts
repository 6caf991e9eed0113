import { afterAll } from '@jest/globals';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clickHouseContract } from './clickhouse-contract.js';

let dataDir = '';
afterAll(() => rm(dataDir, { recursive: true }));

clickHouseContract('in this process', async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-store-contract-'));
  return new ChdbClickHouse({ dataDir });
});
