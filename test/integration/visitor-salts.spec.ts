import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Connection, PlatformDays, SALT_LIFETIME_MS, VisitorKeys, VisitorSalts } from '@nhipbao/collector';
import { VisitorSalt } from '@nhipbao/platform';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import type { DataSource } from 'typeorm';

const HOUR_MS = 3_600_000;
const DAY = '2026-11-01';
/** Sunday 1 November 2026, 12:00 in Vietnam, and the end of that day. */
const NOON = Date.UTC(2026, 10, 1, 5);
const MIDNIGHT = Date.UTC(2026, 10, 1, 17);
const CHROME = 'Mozilla/5.0 Chrome/139.0.0.0';

const days = new PlatformDays('Asia/Ho_Chi_Minh');
let folder: string;
let database: DataSource;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipbao-salts-'));
  database = await openControlPlane({
    dataDir: folder,
    onTrouble: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

const rowOf = (day: string) => database.getRepository(VisitorSalt).findOneByOrFail({ day });

/** One collector process. */
async function newCollector() {
  const salts = new VisitorSalts(database, days);
  const keys = new VisitorKeys(database, salts);
  await keys.onModuleInit();
  const daily = async (
    day: string,
    nowMs: number,
    connection = new Connection('14.160.1.2', CHROME),
    outletId = 1,
  ) => {
    await keys.prepare([day], nowMs);
    return keys.daily(outletId, day, nowMs, connection, 'pv');
  };
  return { salts, keys, daily };
}

describe('the visitor keys of a day', () => {
  it('are the same in every collector, and differ by outlet, address, user agent and day', async () => {
    const [one, other] = [await newCollector(), await newCollector()];
    const key = await one.daily(DAY, NOON);
    expect(BigInt(key)).toBeLessThan(2n ** 64n);
    expect(await other.daily(DAY, NOON)).toBe(key);
    const others = [
      await one.daily(DAY, NOON, undefined, 2),
      await one.daily(DAY, NOON, new Connection('14.160.1.3', CHROME)),
      await one.daily(DAY, NOON, new Connection('14.160.1.2', 'Firefox')),
      await one.daily('2026-11-02', NOON),
    ];
    expect(new Set([key, ...others]).size).toBe(5);
  });

  it('hold for the networks of IPv6, within which a device changes its address', async () => {
    const { daily } = await newCollector();
    const key = await daily(DAY, NOON, new Connection('2001:ee0:4f00:12::1', CHROME));
    expect(await daily(DAY, NOON, new Connection('2001:ee0:4f00:12:a:b:c:d', CHROME))).toBe(key);
    expect(await daily(DAY, NOON, new Connection('2001:ee0:4f00:13::1', CHROME))).not.toBe(key);
  });

  it('are one salt when many collectors make it at once', async () => {
    const collectors = await Promise.all(Array.from({ length: 5 }, newCollector));
    const keys = await Promise.all(collectors.map(({ daily }) => daily('2026-11-05', NOON)));
    expect(new Set(keys).size).toBe(1);
  });

  it('can never be worked out again 48 hours after the day', async () => {
    const collector = await newCollector();
    const key = await collector.daily(DAY, NOON);
    expect(await collector.salts.destroyExpired(MIDNIGHT + SALT_LIFETIME_MS - 1)).toBe(0);
    expect(collector.salts.get(DAY, MIDNIGHT + SALT_LIFETIME_MS)).toBeUndefined();
    const destroyedAt = MIDNIGHT + SALT_LIFETIME_MS;
    expect(await collector.salts.destroyExpired(destroyedAt)).toBeGreaterThanOrEqual(1);
    expect(await rowOf(DAY)).toMatchObject({ salt: null, destroyedAt: new Date(destroyedAt) });

    // An import of that day gets another salt, and so other keys, which live 48 hours from then on.
    const later = destroyedAt + 10 * HOUR_MS;
    expect(await collector.daily(DAY, later)).not.toBe(key);
    expect(await rowOf(DAY)).toMatchObject({ createdAt: new Date(later), destroyedAt: null });
    await collector.salts.destroyExpired(later + SALT_LIFETIME_MS - 1);
    expect((await rowOf(DAY)).salt).not.toBeNull();
    await collector.salts.destroyExpired(later + SALT_LIFETIME_MS);
    expect((await rowOf(DAY)).salt).toBeNull();
  });
});

describe('the key of a reader who consented', () => {
  it('lasts over restarts and differs by outlet', async () => {
    const [before, after] = [await newCollector(), await newCollector()];
    expect(after.keys.consented(1, 'reader-1')).toBe(before.keys.consented(1, 'reader-1'));
    expect(after.keys.consented(2, 'reader-1')).not.toBe(before.keys.consented(1, 'reader-1'));
    expect(after.keys.consented(1, 'reader-2')).not.toBe(before.keys.consented(1, 'reader-1'));
  });
});
