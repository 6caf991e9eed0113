import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { controlPlaneContract } from './control-plane-contract.js';
import { DataFolderInUse, openControlPlane } from '@nhipbao/runtime-standalone';

const troubles: unknown[] = [];
const onTrouble = (error: unknown) => void troubles.push(error);
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-control-plane-'));
});
afterAll(async () => {
  await rm(dataDir, { recursive: true });
  expect(troubles).toEqual([]);
});

controlPlaneContract('PGlite', { open: () => openControlPlane({ dataDir, onTrouble }) });

describe('openControlPlane', () => {
  it('refuses a folder that is open, with one line that names it, until it is closed', async () => {
    const own = join(dataDir, 'second');
    const first = await openControlPlane({ dataDir: own, onTrouble });
    const second = openControlPlane({ dataDir: own, onTrouble });
    await expect(second).rejects.toThrow(DataFolderInUse);
    await expect(second).rejects.toThrow(/^[^\n]*second[^\n]*$/);
    await first.destroy();
    const third = await openControlPlane({ dataDir: own, onTrouble });
    await third.destroy();
  });
});
