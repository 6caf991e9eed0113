import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import type { DataSource } from 'typeorm';
import { ApiKey, Outlet, Site } from '../entities/index.js';
import { ControlPlaneHealth } from '../health/control-plane-health.js';
import { Health } from '../health/index.js';
import { ApiKeys, hashSecret, SiteDirectory } from './index.js';

/** Longer than any test takes: only `refresh()` reads. */
const NEVER_MS = 3_600_000;

describe('what the hot paths look up in memory', () => {
  let dataDir: string;
  let source: DataSource;
  let directory: SiteDirectory;
  let keys: ApiKeys;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-directory-'));
    source = await openControlPlane({
      dataDir,
      onTrouble: (error) => {
        throw error;
      },
    });
    directory = await SiteDirectory.open(source, NEVER_MS);
    keys = await ApiKeys.open(source, NEVER_MS);
  });
  afterAll(async () => {
    await directory.onModuleDestroy();
    await keys.onModuleDestroy();
    if (source.isInitialized) await source.destroy();
    await rm(dataDir, { recursive: true });
  });

  async function newOutlet(name: string): Promise<number> {
    const fields = { name, kind: 'radio' as const, province: null, licence: null };
    return (await source.getRepository(Outlet).save(fields)).id;
  }

  async function newKey(secret: string, fields: Partial<ApiKey> = {}): Promise<number> {
    const key = {
      outletId: null,
      name: 'k',
      prefix: 'nbk_',
      scopes: [],
      secretHash: hashSecret(secret),
      ...fields,
    };
    return (await source.getRepository(ApiKey).save(key)).id;
  }

  it('knows outlets and their sites by every handle once they are read', async () => {
    const one = await newOutlet('Một');
    const two = await newOutlet('Hai');
    const sites = source.getRepository(Site);
    const site = (outletId: number, key: string) =>
      sites.save({ outletId, key, name: key, domains: ['a.vn'] });
    const first = await site(one, 'nb_first');
    const second = await site(one, 'nb_second');
    expect(directory.bySiteKey('nb_first')).toBeUndefined();
    await directory.refresh();
    expect(directory.bySiteKey('nb_first')).toMatchObject({
      id: first.id,
      outletId: one,
      status: 'active',
      domains: ['a.vn'],
    });
    expect(directory.bySiteId(second.id)).toMatchObject({ key: 'nb_second' });
    expect(directory.sitesOfOutlet(one).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(directory.sitesOfOutlet(two)).toEqual([]);
    expect(directory.outlet(two)).toMatchObject({ name: 'Hai', kind: 'radio' });
    expect(directory.outlet(999_999)).toBeUndefined();
    expect(directory.all().map(({ id }) => id)).toEqual([one, two]);
  });

  it('sees every kind of change, and keeps what it has while there is none', async () => {
    const outletId = await newOutlet('Bốn');
    const sites = source.getRepository(Site);
    const { id } = await sites.save({ outletId, key: 'nb_changing', name: 'cũ', domains: [] });
    await directory.refresh();
    const before = directory.bySiteId(id);
    await directory.refresh();
    expect(directory.bySiteId(id)).toBe(before);
    await sites.update({ id }, { name: 'mới' });
    await directory.refresh();
    expect(directory.bySiteId(id)?.name).toBe('mới');
    await sites.delete({ id });
    await directory.refresh();
    expect(directory.bySiteId(id)).toBeUndefined();
    await source.getRepository(Outlet).delete({ id: outletId });
    await directory.refresh();
    expect(directory.outlet(outletId)).toBeUndefined();
  });

  it('lets in valid keys only', async () => {
    const outletId = await newOutlet('Ba');
    const keyId = await newKey('nbk_valid', {
      outletId,
      scopes: ['query'],
      expiresAt: new Date(Date.now() + NEVER_MS),
    });
    await newKey('nbk_expired', { expiresAt: new Date(Date.now() - 1) });
    await newKey('nbk_revoked', { revokedAt: new Date() });
    await keys.refresh();
    expect(await keys.verify('nbk_valid')).toEqual({ keyId, outletId, scopes: ['query'] });
    for (const secret of ['nbk_expired', 'nbk_revoked', 'nbk_unknown', '', hashSecret('nbk_valid')]) {
      expect(await keys.verify(secret)).toBeUndefined();
    }
  });

  it('writes down when a key was used', async () => {
    const id = await newKey('nbk_used');
    await keys.refresh();
    const before = Date.now();
    await keys.verify('nbk_used');
    await keys.refresh();
    const { lastUsedAt } = await source.getRepository(ApiKey).findOneByOrFail({ id });
    expect(lastUsedAt?.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('shuts out a revoked key with the next reading', async () => {
    const id = await newKey('nbk_short');
    await keys.refresh();
    expect(await keys.verify('nbk_short')).toBeDefined();
    await source.getRepository(ApiKey).update({ id }, { revokedAt: new Date() });
    await keys.refresh();
    expect(await keys.verify('nbk_short')).toBeUndefined();
  });

  it('looks again for a site that another process has just made', async () => {
    const outletId = await newOutlet('Mới');
    const site = { outletId, key: 'nb_new', name: 'Trang mới', domains: ['moi.vn'] };
    await source.getRepository(Site).insert(site);
    await Promise.all([directory.lookAgain(), directory.lookAgain()]);
    expect(directory.bySiteKey('nb_new')).toMatchObject(site);
  });

  it('opens to a key that another process has just made', async () => {
    const keyId = await newKey('nbk_new');
    expect(await Promise.all([keys.verify('nbk_new'), keys.verify('nbk_newer')])).toMatchObject([
      { keyId },
      undefined,
    ]);
  });

  it('goes on when the database is away, and the readiness probe says so', async () => {
    const health = new Health();
    new ControlPlaneHealth(health, directory, keys).onModuleInit();
    expect(await health.report()).toMatchObject({ status: 'up' });
    await source.destroy();
    await expect(directory.refresh()).rejects.toThrow();
    await expect(directory.lookAgain()).rejects.toThrow();
    expect(directory.bySiteKey('nb_first')).toBeDefined();
    expect(await health.report()).toMatchObject({
      status: 'degraded',
      checks: { site_directory: { status: 'degraded' }, api_keys: { status: 'up' } },
    });
    expect(await keys.verify('nbk_new')).toBeDefined();
    await expect(keys.verify('nbk_unheard')).rejects.toMatchObject({ status: 503, code: 'unavailable' });
  });
});
