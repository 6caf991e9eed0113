import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ApiKey,
  AuditEntry,
  ENTITIES,
  Outlet,
  PlatformSecret,
  Session,
  Site,
  User,
  VisitorSalt,
} from '@nhipbao/platform';
import type { DataSource, EntityManager } from 'typeorm';

/** How a runtime opens the control plane that the suite is to be run against. */
export interface ControlPlaneUnderTest {
  /** Opens it with its migrations run; empty at first, with the former contents after a `destroy()`. */
  open: () => Promise<DataSource>;
}

const outlet = (name: string) => ({ name, kind: 'local_paper' as const, province: 'Huế', licence: null });

/** PostgreSQL's name for "this unique value is there already". */
const UNIQUE_VIOLATION = { code: '23505' };

/** Two steps that each wait for the other side: opened by `open`, passed by `passed`. */
function gate(): { open: () => void; passed: Promise<void> } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

/** What every control plane must do, whichever PostgreSQL it is on. Call it inside a spec. */
export function controlPlaneContract(name: string, underTest: ControlPlaneUnderTest): void {
  describe(`control plane on ${name}`, () => {
    let source: DataSource;
    beforeAll(async () => {
      source = await underTest.open();
    });
    afterAll(() => source.destroy());

    it('has exactly the schema that the entities describe once its migrations have run', async () => {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      expect(await source.showMigrations()).toBe(false);
      expect(new Set(source.entityMetadatas.map(({ target }) => target))).toEqual(new Set(ENTITIES));
    });

    it('gives back every kind of value as it was stored', async () => {
      const at = new Date('2026-11-23T17:00:00.123Z');
      const { id: outletId } = await source.getRepository(Outlet).save(outlet('Báo Thừa Thiên Huế'));
      const site = await source.getRepository(Site).save({
        outletId,
        key: 'nb_values',
        name: 'Trang nhất',
        domains: ['a.vn', 'b"{},.vn'],
        status: 'paused',
      });
      const { id: userId } = await source.getRepository(User).save({
        email: 'độc.giả@a.vn',
        name: 'Người dùng',
        role: 'outlet_manager',
        outletId,
        passwordHash: 'x',
      });
      await source.getRepository(Session).save({ tokenHash: 'values', userId, expiresAt: at });
      const { id: keyId } = await source.getRepository(ApiKey).save({
        outletId,
        name: 'k',
        prefix: 'nbk_',
        secretHash: 'values',
        scopes: [],
        createdById: userId,
        expiresAt: at,
      });
      await source.getRepository(VisitorSalt).save({ day: '2026-11-23', salt: Buffer.from([0, 255, 92]) });
      await source.getRepository(PlatformSecret).save({ name: 'values', value: Buffer.alloc(32, 7) });
      const details = { text: 'Đã "tạo"', list: [1, 2.5, null], nested: { yes: true } };
      const { id: entryId } = await source
        .getRepository(AuditEntry)
        .save({ actorKind: 'platform', action: 'a', details });

      expect(await source.getRepository(Outlet).findOneByOrFail({ id: outletId })).toMatchObject(
        outlet('Báo Thừa Thiên Huế'),
      );
      expect(await source.getRepository(Site).findOneByOrFail({ id: site.id })).toMatchObject({
        domains: ['a.vn', 'b"{},.vn'],
        status: 'paused',
      });
      expect(await source.getRepository(Session).findOneByOrFail({ tokenHash: 'values' })).toMatchObject({
        expiresAt: at,
      });
      expect(await source.getRepository(ApiKey).findOneByOrFail({ id: keyId })).toMatchObject({
        scopes: [],
        expiresAt: at,
      });
      const salt = await source.getRepository(VisitorSalt).findOneByOrFail({ day: '2026-11-23' });
      expect(salt).toMatchObject({ day: '2026-11-23', destroyedAt: null });
      expect(Buffer.isBuffer(salt.salt) && salt.salt.toString('hex')).toBe('00ff5c');
      expect(await source.getRepository(AuditEntry).findOneByOrFail({ id: entryId })).toMatchObject({
        details,
      });
    });

    it('tells how many rows an update and a deletion touched', async () => {
      const repository = source.getRepository(PlatformSecret);
      await repository.save(
        ['one', 'two'].map((secret) => ({ name: `count-${secret}`, value: Buffer.alloc(1) })),
      );
      expect(await repository.update({ name: 'count-one' }, { value: Buffer.alloc(2) })).toMatchObject({
        affected: 1,
      });
      expect(await repository.delete({ name: 'count-two' })).toMatchObject({ affected: 1 });
      expect(await repository.delete({ name: 'count-none' })).toMatchObject({ affected: 0 });
    });

    it('refuses a second row of one unique value, and one email in two spellings', async () => {
      await source.getRepository(Outlet).insert(outlet('Một tên'));
      await expect(source.getRepository(Outlet).insert(outlet('Một tên'))).rejects.toMatchObject(
        UNIQUE_VIOLATION,
      );
      const user = { name: 'n', role: 'operator' as const, outletId: null, passwordHash: 'x' };
      await source.getRepository(User).insert({ ...user, email: 'one@a.vn' });
      await expect(source.getRepository(User).insert({ ...user, email: 'one@a.vn' })).rejects.toMatchObject(
        UNIQUE_VIOLATION,
      );
      await expect(source.getRepository(User).insert({ ...user, email: 'ONE@a.vn' })).rejects.toMatchObject({
        code: '23514',
      });
    });

    it('refuses an outlet user without an outlet and an operator with one', async () => {
      const user = { name: 'n', passwordHash: 'x' };
      const check = { code: '23514' };
      const { id: outletId } = await source.getRepository(Outlet).save(outlet('Của người dùng'));
      const users = source.getRepository(User);
      await expect(
        users.insert({ ...user, email: 'a1@a.vn', role: 'outlet_analyst', outletId: null }),
      ).rejects.toMatchObject(check);
      await expect(
        users.insert({ ...user, email: 'a2@a.vn', role: 'operator', outletId }),
      ).rejects.toMatchObject(check);
    });

    it('shows nothing of a transaction that was rolled back', async () => {
      const failing = source.transaction(async (manager) => {
        await manager.getRepository(Outlet).insert(outlet('Bị hủy'));
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await source.getRepository(Outlet).countBy({ name: 'Bị hủy' })).toBe(0);
    });

    it('undoes the inner of two nested transactions without the outer', async () => {
      await source.transaction(async (outer) => {
        await outer.getRepository(Outlet).insert(outlet('Ngoài'));
        const inner = outer.transaction(async (manager) => {
          await manager.getRepository(Outlet).insert(outlet('Trong'));
          throw new Error('inner');
        });
        await expect(inner).rejects.toThrow('inner');
      });
      expect(await source.getRepository(Outlet).countBy({ name: 'Ngoài' })).toBe(1);
      expect(await source.getRepository(Outlet).countBy({ name: 'Trong' })).toBe(0);
    });

    it('keeps two concurrent transactions apart: the failure of one takes nothing of the other', async () => {
      const begun = gate();
      const add = (manager: EntityManager, row: string) => manager.getRepository(Outlet).insert(outlet(row));
      const failing = source.transaction(async (manager) => {
        await add(manager, 'Giao dịch A, dòng 1');
        begun.open();
        await new Promise(setImmediate);
        await add(manager, 'Giao dịch A, dòng 2');
        throw new Error('A fails');
      });
      await begun.passed;
      const lasting = source.transaction(async (manager) => {
        await add(manager, 'Giao dịch B, dòng 1');
        await new Promise(setImmediate);
        await add(manager, 'Giao dịch B, dòng 2');
      });
      await expect(failing).rejects.toThrow('A fails');
      await lasting;
      const names = (await source.getRepository(Outlet).find()).map((row) => row.name);
      expect(names.filter((row) => row.startsWith('Giao dịch')).sort()).toEqual([
        'Giao dịch B, dòng 1',
        'Giao dịch B, dòng 2',
      ]);
    });

    it('loses no increment of many concurrent read-modify-write transactions', async () => {
      const counter = { name: 'counter', value: Buffer.from([0]) };
      await source.getRepository(PlatformSecret).insert(counter);
      const increment = () =>
        source.transaction(async (manager) => {
          const row = await manager
            .getRepository(PlatformSecret)
            .findOneOrFail({ where: { name: 'counter' }, lock: { mode: 'pessimistic_write' } });
          row.value = Buffer.from([(row.value[0] ?? 0) + 1]);
          await manager.save(row);
        });
      await Promise.all(Array.from({ length: 25 }, increment));
      const { value } = await source.getRepository(PlatformSecret).findOneByOrFail({ name: 'counter' });
      expect(value[0]).toBe(25);
    });

    it('has everything again after it was closed and opened', async () => {
      await source.getRepository(Outlet).insert(outlet('Bền vững'));
      const before = await source.getRepository(Outlet).find({ order: { id: 'ASC' } });
      await source.destroy();
      source = await underTest.open();
      expect(await source.getRepository(Outlet).find({ order: { id: 'ASC' } })).toEqual(before);
    });
  });
}
