import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Spool } from '@nhipbao/platform';
import { LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import { randomUUID } from 'node:crypto';
import type { DataSource, Repository } from 'typeorm';
import { StoredHorizon } from './stored-horizon.js';

const MINUTE_MS = 60_000;
const throws = (error: unknown): never => {
  throw error;
};

describe('how far the store has what was accepted', () => {
  let folder: string;
  let controlPlane: DataSource;
  let spools: Repository<Spool>;
  let log: LmdbEventLog;
  let horizon: StoredHorizon;
  let began: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhipbao-horizon-'));
    controlPlane = await openControlPlane({ dataDir: folder, onTrouble: throws });
    spools = controlPlane.getRepository(Spool);
    log = new LmdbEventLog({ folder: join(folder, 'log') });
    horizon = new StoredHorizon(log, controlPlane);
  });
  afterAll(async () => {
    await log.close();
    if (controlPlane.isInitialized) await controlPlane.destroy();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    await spools.clear();
    began = Date.now();
  });

  const spooled = (agoMs: number, drainedAgoMs?: number) =>
    spools.save({
      id: randomUUID(),
      host: 'may-1',
      since: new Date(began - agoMs),
      drainedAt: drainedAgoMs === undefined ? null : new Date(began - drainedAgoMs),
    });

  it('is now when nothing waits anywhere', async () => {
    const until = await horizon.read();
    expect(until).toBeGreaterThanOrEqual(began);
    expect(until).toBeLessThanOrEqual(Date.now());
  });

  it('is before the oldest of what collectors keep on their disks', async () => {
    await spooled(5 * MINUTE_MS);
    await spooled(7 * MINUTE_MS);
    await spooled(MINUTE_MS);
    expect(await horizon.read()).toBe(began - 7 * MINUTE_MS);
  });

  it('passes a spool once the log has handed over all that drained into it', async () => {
    await spooled(5 * MINUTE_MS, 1);
    expect(await horizon.read()).toBe(began - 5 * MINUTE_MS);
    expect(await spools.count()).toBe(1);
    await spools.clear();
    await spooled(5 * MINUTE_MS, MINUTE_MS);
    await spooled(4 * MINUTE_MS);
    expect(await horizon.read()).toBe(began - 4 * MINUTE_MS);
    expect(await spools.find()).toMatchObject([{ drainedAt: null }]);
  });

  it('waits for what has drained into the log and was not handed over', async () => {
    await log.append([{ key: 'key', value: Buffer.from('E{}') }]);
    const appended = Date.now();
    await spooled(5 * MINUTE_MS, MINUTE_MS);
    expect(await horizon.read()).toBeLessThanOrEqual(appended);
    await spools.clear();
    await spooled(5 * MINUTE_MS, -MINUTE_MS);
    expect(await horizon.read()).toBe(began - 5 * MINUTE_MS);
  });

  it('goes by what was known while the control plane is away', async () => {
    await spooled(3 * MINUTE_MS);
    expect(await horizon.read()).toBe(began - 3 * MINUTE_MS);
    await controlPlane.destroy();
    expect(await horizon.read()).toBe(began - 3 * MINUTE_MS);
  });
});
