import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiteDirectory } from '@nhipbao/platform';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import { TestServer, type Answer } from '@nhipbao/testing';
import { AccessModule, OutletsService, UsersService } from '../index.js';

const PASSWORD = 'mật khẩu đủ dài';
const text: unknown = expect.any(String);
const number: unknown = expect.any(Number);
const idOf = ({ body }: Answer) => (body as { id: number }).id;

/** One town of the platform: what is done over HTTP is seen over HTTP. */
describe('managing an outlet', () => {
  let server: TestServer;
  let operator: Record<string, string>;
  let manager: Record<string, string>;
  let outletId: number;

  beforeAll(async () => {
    server = await TestServer.start({ openControlPlane, imports: [AccessModule] });
    const users = server.app.get(UsersService);
    const user = { name: 'N', password: PASSWORD };
    await users.create('platform', { ...user, email: 'op@a.vn', role: 'operator', outletId: null });
    operator = await server.signIn('op@a.vn', PASSWORD);
    outletId = idOf(
      await as(operator, 'POST', '/v1/outlets', { name: 'Báo Một', kind: 'local_paper', province: 'Huế' }),
    );
    await users.create('platform', { ...user, email: 'manager@a.vn', role: 'outlet_manager', outletId });
    manager = await server.signIn('manager@a.vn', PASSWORD);
  });
  afterAll(() => server.close());

  const as = (headers: Record<string, string>, method: string, path: string, body?: unknown) =>
    server.call(method, path, { headers, body });
  const outletsOf = async (headers: Record<string, string>) =>
    ((await as(headers, 'GET', '/v1/outlets')).body as { outlets: { id: number }[] }).outlets;

  describe('its outlet and sites', () => {
    it('shows a new outlet and its site at once, the directory included', async () => {
      const site = await as(manager, 'POST', `/v1/outlets/${outletId}/sites`, {
        name: 'Trang',
        domains: ['A.vn'],
      });
      const key: unknown = expect.stringMatching(/^nb_[a-z2-9]{16}$/);
      const view = { id: number, key, name: 'Trang', domains: ['a.vn'], status: 'active' };
      expect(site).toMatchObject({ status: 201 });
      expect(site.body).toEqual(view);
      expect(await outletsOf(manager)).toEqual([
        { id: outletId, name: 'Báo Một', kind: 'local_paper', province: 'Huế', licence: null, sites: [view] },
      ]);
      const paused = await as(manager, 'PATCH', `/v1/sites/${idOf(site)}`, { status: 'paused' });
      expect(paused.body).toEqual({ ...(site.body as object), status: 'paused' });
      expect(server.app.get(SiteDirectory).bySiteId(idOf(site))?.status).toBe('paused');
    });

    it('creates an outlet with its sites or not at all', async () => {
      const outlets = server.app.get(OutletsService);
      const site = { name: 's', domains: [], key: 'nb_given' };
      const twice = outlets.create('platform', { name: 'Báo Hai', kind: 'radio' }, [site, site]);
      await expect(twice).rejects.toMatchObject({ status: 409, code: 'conflict' });
      expect((await outletsOf(operator)).map(({ id }) => id)).toEqual([outletId]);
    });

    it('refuses a second outlet of one name, a kind that does not exist, and an outlet that does not exist', async () => {
      const outlet = { name: ' Báo Một ', kind: 'radio' };
      expect(await as(operator, 'POST', '/v1/outlets', outlet)).toMatchObject({ status: 409 });
      const wrong = await as(operator, 'POST', '/v1/outlets', { name: 'x', kind: 'blog' });
      expect(wrong).toMatchObject({ status: 422, body: { error: { details: [{ field: 'kind' }] } } });
      expect(await as(operator, 'PATCH', '/v1/outlets/999', { name: 'y' })).toMatchObject({ status: 404 });
      const site = { name: 's', domains: [] };
      expect(await as(operator, 'POST', '/v1/outlets/999/sites', site)).toMatchObject({ status: 404 });
      expect(await as(operator, 'PATCH', '/v1/sites/999', site)).toMatchObject({ status: 404 });
      expect(await as(operator, 'GET', '/v1/outlets/999/users')).toMatchObject({ status: 404 });
    });

    it('clears what may be null and leaves alone what is not named', async () => {
      const changed = await as(operator, 'PATCH', `/v1/outlets/${outletId}`, {
        province: null,
        licence: 'GP 1',
      });
      expect(changed).toMatchObject({
        status: 200,
        body: { name: 'Báo Một', province: null, licence: 'GP 1' },
      });
      expect(await as(operator, 'PATCH', `/v1/outlets/${outletId}`, { name: null })).toMatchObject({
        status: 422,
      });
    });
  });

  describe('its people', () => {
    const newUser = (email: string, role = 'outlet_analyst') => ({
      email,
      name: 'Mới',
      role,
      password: PASSWORD,
    });
    const usersPath = () => `/v1/outlets/${outletId}/users`;

    it('lets in a new analyst, renames and removes, and the removed one is out at once', async () => {
      const created = await as(manager, 'POST', usersPath(), newUser('Analyst@a.vn'));
      const view = {
        id: number,
        email: 'analyst@a.vn',
        name: 'Mới',
        role: 'outlet_analyst',
        outlet_id: outletId,
        disabled: false,
      };
      expect(created.body).toEqual(view);
      expect((await as(manager, 'GET', usersPath())).body).toMatchObject({
        users: [{ name: 'Mới' }, { name: 'N' }],
      });
      const analyst = await server.signIn('analyst@a.vn', PASSWORD);
      const path = `/v1/users/${idOf(created)}`;
      expect((await as(manager, 'PATCH', path, { name: 'Khác', role: 'outlet_manager' })).body).toMatchObject(
        { name: 'Khác' },
      );
      expect(await as(manager, 'DELETE', path)).toMatchObject({ status: 204 });
      expect(await as(analyst, 'GET', '/v1/session')).toMatchObject({ status: 401 });
      expect(await as(manager, 'DELETE', path)).toMatchObject({ status: 404 });
    });

    it.each([{ disabled: true }, { password: 'cái khác hẳn' }])('ends all sessions on %j', async (change) => {
      const email = `ends-${Object.keys(change).join('')}@a.vn`;
      const created = await as(manager, 'POST', usersPath(), newUser(email));
      const headers = await server.signIn(email, PASSWORD);
      expect(await as(manager, 'PATCH', `/v1/users/${idOf(created)}`, change)).toMatchObject({ status: 200 });
      expect(await as(headers, 'GET', '/v1/session')).toMatchObject({ status: 401 });
    });

    it('gives nobody of an outlet a right over the sector', async () => {
      for (const role of ['operator', 'regulator', 'owner']) {
        expect(await as(manager, 'POST', usersPath(), newUser('rise@a.vn', role))).toMatchObject({
          status: 422,
        });
      }
      const created = await as(manager, 'POST', usersPath(), newUser('rise@a.vn'));
      for (const caller of [manager, operator]) {
        const raised = await as(caller, 'PATCH', `/v1/users/${idOf(created)}`, { role: 'operator' });
        expect(raised).toMatchObject({ status: 422, body: { error: { details: [{ field: 'role' }] } } });
      }
      expect(await as(manager, 'PATCH', `/v1/users/${idOf(created)}`, { outlet_id: 1 })).toMatchObject({
        status: 422,
      });
    });

    it('keeps a manager from operators, and everybody from locking themselves out', async () => {
      const { id } = ((await as(operator, 'GET', '/v1/session')).body as { user: { id: number } }).user;
      for (const [method, body] of [
        ['PATCH', { password: PASSWORD }],
        ['DELETE', undefined],
      ] as const) {
        expect(await as(manager, method, `/v1/users/${id}`, body)).toMatchObject({ status: 404 });
      }
      expect(await as(operator, 'DELETE', `/v1/users/${id}`)).toMatchObject({ status: 409 });
      expect(await as(operator, 'PATCH', `/v1/users/${id}`, { disabled: true })).toMatchObject({
        status: 409,
      });
      expect(await as(operator, 'PATCH', `/v1/users/${id}`, { name: 'Tôi' })).toMatchObject({ status: 200 });
    });

    it('refuses an email that is taken, a short password and what is no email', async () => {
      expect(await as(manager, 'POST', usersPath(), newUser('OP@a.vn'))).toMatchObject({ status: 409 });
      const bad = await as(manager, 'POST', usersPath(), { ...newUser('no email'), password: 'short' });
      expect(bad).toMatchObject({
        status: 422,
        body: { error: { details: [{ field: 'email' }, { field: 'password' }] } },
      });
      expect(JSON.stringify(bad.body)).not.toContain('short"');
    });
  });

  describe('its API keys', () => {
    const keysPath = () => `/v1/outlets/${outletId}/api-keys`;

    it('shows a secret once, opens only the own outlet, and shuts at once when revoked', async () => {
      const created = await as(manager, 'POST', keysPath(), { name: 'Kho dữ liệu', scopes: ['query'] });
      expect(created).toMatchObject({ status: 201 });
      const { secret, ...view } = created.body as { id: number; prefix: string; secret: string };
      expect(secret).toMatch(/^nbk_[\w-]{43}$/);
      expect(secret.startsWith(view.prefix)).toBe(true);
      expect((await as(manager, 'GET', keysPath())).body).toEqual({ api_keys: [view] });
      const headers = { authorization: `Bearer ${secret}` };
      expect((await outletsOf(headers)).map(({ id }) => id)).toEqual([outletId]);
      expect(await as(manager, 'DELETE', `/v1/api-keys/${view.id}`)).toMatchObject({ status: 204 });
      expect(await as(headers, 'GET', '/v1/outlets')).toMatchObject({ status: 401 });
      expect((await as(manager, 'GET', keysPath())).body).toEqual({ api_keys: [] });
    });

    it('hides sector-wide keys from a manager', async () => {
      const created = await as(operator, 'POST', '/v1/api-keys', { name: 'Toàn ngành', scopes: ['query'] });
      expect(await as(manager, 'DELETE', `/v1/api-keys/${idOf(created)}`)).toMatchObject({ status: 404 });
      expect((await as(manager, 'GET', keysPath())).body).toEqual({ api_keys: [] });
    });

    it.each([
      [{ scopes: [] }, 'scopes'],
      [{ scopes: ['admin'] }, 'scopes'],
      [{ scopes: 'query' }, 'scopes'],
      [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
      [{ expires_at: 'soon' }, 'expires_at'],
      [{ expires_at: '+010000-01-01T00:00:00Z' }, 'expires_at'],
      [{ secret: 'nbk_chosen' }, 'secret'],
    ])('refuses %j', async (fields, field) => {
      const answer = await as(manager, 'POST', keysPath(), { name: 'k', scopes: ['query'], ...fields });
      expect(answer).toMatchObject({ status: 422, body: { error: { details: [{ field }] } } });
    });
  });

  it('is written down, newest first, without any secret', async () => {
    await as(manager, 'POST', `/v1/outlets/${outletId}/sites`, { name: 'Ghi lại', domains: [] });
    const log = await as(operator, 'GET', '/v1/audit-log?limit=1');
    const details: unknown = expect.objectContaining({ name: 'Ghi lại' });
    const entry = {
      id: number,
      at: text,
      actor_kind: 'user',
      actor_id: number,
      action: 'site.created',
      outlet_id: outletId,
      object_id: number,
      details,
    };
    expect(log.body).toEqual({ entries: [entry] });
    const [{ id }] = (log.body as { entries: [{ id: number }] }).entries;
    const older = await as(operator, 'GET', `/v1/audit-log?limit=500&before=${id}`);
    expect((older.body as { entries: { id: number }[] }).entries.every((row) => row.id < id)).toBe(true);
    expect(JSON.stringify(older.body)).not.toMatch(/scrypt|nbk_[\w-]{20}|mật khẩu/);
    expect(await as(operator, 'GET', '/v1/audit-log?limit=0')).toMatchObject({ status: 422 });
  });
});
