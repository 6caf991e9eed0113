import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LeaseLost, LeaseRow, Leases } from '@nhipbao/platform';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import type { DataSource } from 'typeorm';

const WORK = 'aggregation';
let folder: string;
let source: DataSource;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipbao-leases-'));
  source = await openControlPlane({ dataDir: folder, onTrouble: () => undefined });
});
afterAll(async () => {
  await source.destroy();
  await rm(folder, { recursive: true });
});

const leasesOf = (leaseHolder: string) => new Leases(source, { leaseHolder, restShare: 1 });

/** Lets a lease run out, as if its holder had died a minute ago. */
const runOut = () => source.getRepository(LeaseRow).update({ name: WORK }, { expiresAt: new Date(0) });

describe('a lease', () => {
  const one = () => leasesOf('one');
  const other = () => leasesOf('other');

  it('is one process’s, until that lets go of it', async () => {
    const lease = await one().take(WORK);
    if (!lease) throw new Error('the first to ask did not get it');
    lease.assertSafe();
    expect(await other().take(WORK)).toBeUndefined();
    expect(await one().renew(lease, 1)).toBe(true);
    await one().release(lease, 41);
    expect(() => lease.assertSafe()).toThrow(LeaseLost);
    const next = await other().take(WORK);
    expect(next?.floor).toBe(41);
    expect(await one().take(WORK)).toBeUndefined();
    if (next) await other().release(next, 41);
  });

  it('goes to the one of many that asks first', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, (_, n) => leasesOf(`n${n}`).take(WORK)));
    expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1);
    await runOut();
  });

  it('is taken over from a process that died, and what that still numbers lies below', async () => {
    const died = await one().take(WORK);
    if (!died) throw new Error('not taken');
    const lastNumber = Date.now() + 50_000;
    await one().renew(died, lastNumber);
    await runOut();
    const next = await other().take(WORK);
    expect(next?.floor).toBeGreaterThan(lastNumber);
    expect(await one().renew(died, lastNumber + 1)).toBe(false);
    expect(() => died.assertSafe()).toThrow(LeaseLost);
    // It cannot end what is not its own any more.
    await one().release(died, lastNumber + 1);
    expect(await one().take(WORK)).toBeUndefined();
    await runOut();
  });

  it('comes back at once to a process that has its old name', async () => {
    await one().take(WORK);
    expect(await one().take(WORK)).toBeDefined();
  });
});
