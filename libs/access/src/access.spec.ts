import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument, routeRules } from '@nhipbao/platform';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import { TestServer } from '@nhipbao/testing';
import { AccessModule, ApiKeysService, OutletsService, SitesService, UsersService } from './index.js';

const PASSWORD = 'mật khẩu đủ dài';

/** Everybody who may come to the door. `A` and `B` are two outlets. */
const CALLERS = [
  'nobody',
  'operator',
  'regulator',
  'managerA',
  'analystA',
  'managerB',
  'queryKeyA',
  'collectKeyA',
  'queryKeyB',
  'sectorKey',
] as const;
type Caller = (typeof CALLERS)[number];

/** Rows that the table's paths name; a fresh one is made for each call that may consume it. */
interface Rows {
  outletA: number;
  siteA: number;
  freshUserA: () => Promise<number>;
  freshKeyA: () => Promise<number>;
}

interface Rule {
  path: (rows: Rows) => string | Promise<string>;
  body?: () => unknown;
  /** Answers to those who are named; nobody gets 401 and everybody else 403. */
  answers: Partial<Record<Caller, number>>;
}

let serial = 0;
const unique = (text: string) => `${text}${++serial}`;

const newUser = (role: string) => ({
  email: `${unique('u')}@a.vn`,
  name: 'Người mới',
  password: PASSWORD,
  role,
});
const newKey = () => ({ name: unique('key '), scopes: ['query'] });

/** The manager of A acts, the manager of B finds nothing there, the operator acts everywhere. */
const managed = (status: number) => ({ operator: status, managerA: status, managerB: 404 });

/** Everybody who signed in. */
const signedIn = (status: number) => ({
  operator: status,
  regulator: status,
  managerA: status,
  analystA: status,
  managerB: status,
});

/** Every route of the module. A route that is missing here fails the first test. */
const RULES: Record<string, Rule> = {
  'GET /v1/session': {
    path: () => '/v1/session',
    answers: signedIn(200),
  },
  'DELETE /v1/session': {
    path: () => '/v1/session',
    answers: signedIn(204),
  },
  'PUT /v1/session/password': {
    path: () => '/v1/session/password',
    body: () => ({ current_password: 'a wrong one', new_password: PASSWORD }),
    answers: signedIn(401),
  },
  'GET /v1/outlets': {
    path: () => '/v1/outlets',
    answers: { ...signedIn(200), queryKeyA: 200, queryKeyB: 200, sectorKey: 200 },
  },
  'POST /v1/outlets': {
    path: () => '/v1/outlets',
    body: () => ({ name: unique('Báo '), kind: 'magazine' }),
    answers: { operator: 201 },
  },
  'PATCH /v1/outlets/:id': {
    path: ({ outletA }) => `/v1/outlets/${outletA}`,
    body: () => ({ licence: unique('GP ') }),
    answers: { operator: 200 },
  },
  'POST /v1/outlets/:id/sites': {
    path: ({ outletA }) => `/v1/outlets/${outletA}/sites`,
    body: () => ({ name: 'Chuyên trang', domains: ['a.vn'] }),
    answers: managed(201),
  },
  'PATCH /v1/sites/:id': {
    path: ({ siteA }) => `/v1/sites/${siteA}`,
    body: () => ({ name: unique('Trang ') }),
    answers: managed(200),
  },
  'GET /v1/users': { path: () => '/v1/users', answers: { operator: 200 } },
  'POST /v1/users': {
    path: () => '/v1/users',
    body: () => newUser('regulator'),
    answers: { operator: 201 },
  },
  'GET /v1/outlets/:id/users': {
    path: ({ outletA }) => `/v1/outlets/${outletA}/users`,
    answers: managed(200),
  },
  'POST /v1/outlets/:id/users': {
    path: ({ outletA }) => `/v1/outlets/${outletA}/users`,
    body: () => newUser('outlet_analyst'),
    answers: managed(201),
  },
  'PATCH /v1/users/:id': {
    path: async ({ freshUserA }) => `/v1/users/${await freshUserA()}`,
    body: () => ({ name: 'Tên khác' }),
    answers: managed(200),
  },
  'DELETE /v1/users/:id': {
    path: async ({ freshUserA }) => `/v1/users/${await freshUserA()}`,
    answers: managed(204),
  },
  'GET /v1/api-keys': { path: () => '/v1/api-keys', answers: { operator: 200 } },
  'POST /v1/api-keys': { path: () => '/v1/api-keys', body: newKey, answers: { operator: 201 } },
  'GET /v1/outlets/:id/api-keys': {
    path: ({ outletA }) => `/v1/outlets/${outletA}/api-keys`,
    answers: managed(200),
  },
  'POST /v1/outlets/:id/api-keys': {
    path: ({ outletA }) => `/v1/outlets/${outletA}/api-keys`,
    body: newKey,
    answers: managed(201),
  },
  'DELETE /v1/api-keys/:id': {
    path: async ({ freshKeyA }) => `/v1/api-keys/${await freshKeyA()}`,
    answers: managed(204),
  },
  'GET /v1/audit-log': { path: () => '/v1/audit-log', answers: { operator: 200 } },
};

/** Routes that are open to everybody. */
const OPEN = ['POST /v1/session', 'GET /health/live', 'GET /health/ready', 'GET /metrics'];

const PEOPLE = [
  ['operator', 'operator', null],
  ['regulator', 'regulator', null],
  ['managerA', 'outlet_manager', 'A'],
  ['analystA', 'outlet_analyst', 'A'],
  ['managerB', 'outlet_manager', 'B'],
] as const;

const PROGRAMS = [
  ['queryKeyA', 'A', 'query'],
  ['collectKeyA', 'A', 'collect'],
  ['queryKeyB', 'B', 'query'],
  ['sectorKey', null, 'query'],
] as const;

describe('every route of the module', () => {
  let server: TestServer;
  let rows: Rows;
  const credentials = new Map<Caller, Record<string, string>>([['nobody', {}]]);

  beforeAll(async () => {
    server = await TestServer.start({ openControlPlane, imports: [AccessModule] });
    const outlets = server.app.get(OutletsService);
    const sites = server.app.get(SitesService);
    const users = server.app.get(UsersService);
    const keys = server.app.get(ApiKeysService);
    const { id: outletA } = await outlets.create('platform', { name: 'Báo A', kind: 'central_paper' });
    const { id: outletB } = await outlets.create('platform', { name: 'Báo B', kind: 'local_paper' });
    const { id: siteA } = await sites.create('platform', outletA, { name: 'Trang A', domains: [] });
    const ids = { A: outletA, B: outletB };
    for (const [name, role, outlet] of PEOPLE) {
      const email = `${name.toLowerCase()}@a.vn`;
      const outletId = outlet && ids[outlet];
      await users.create('platform', { email, name, role, outletId, password: PASSWORD });
      credentials.set(name, await server.signIn(email, PASSWORD));
    }
    for (const [name, outlet, scope] of PROGRAMS) {
      const { secret } = await keys.create('platform', outlet && ids[outlet], { name, scopes: [scope] });
      credentials.set(name, { authorization: `Bearer ${secret}` });
    }
    const freshUserA = async () => {
      const user = { ...newUser('outlet_analyst'), role: 'outlet_analyst' as const, outletId: outletA };
      return (await users.create('platform', user)).id;
    };
    const freshKeyA = async () =>
      (await keys.create('platform', outletA, { name: 'fresh', scopes: ['query'] })).key.id;
    rows = { outletA, siteA, freshUserA, freshKeyA };
  });
  afterAll(() => server.close());

  it('stands in the table, with a rule of its own', () => {
    const rules = routeRules(server.app);
    expect(rules.map(({ route }) => route).sort()).toEqual([...Object.keys(RULES), ...OPEN].sort());
    const open = rules.filter((rule) => rule.public);
    expect(open.map(({ route }) => route).sort()).toEqual([...OPEN].sort());
    const closedToAll = rules.filter((rule) => !rule.public && rule.roles.length + rule.scopes.length === 0);
    expect(closedToAll).toEqual([]);
  });

  it('stands in the OpenAPI document with a summary, and with its answer where it has one', () => {
    const { paths } = openApiDocument(server.app);
    for (const route of Object.keys(RULES)) {
      const [method = '', path = ''] = route.split(' ');
      const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase() as 'get'];
      expect({ route, summary: operation?.summary }).toEqual({
        route,
        summary: expect.any(String) as unknown,
      });
      const answer: unknown = Object.entries(operation?.responses ?? {}).find(([status]) =>
        status.startsWith('2'),
      )?.[1];
      if (operation?.responses['204']) continue;
      const schema: unknown = { $ref: expect.any(String) as unknown };
      expect({ route, answer }).toMatchObject({
        route,
        answer: { content: { 'application/json': { schema } } },
      });
    }
  });

  const table = Object.entries(RULES).flatMap(([route, rule]) =>
    CALLERS.map((caller) => {
      const expected = caller === 'nobody' ? 401 : (rule.answers[caller] ?? 403);
      return { route, rule, caller, expected };
    }),
  );
  it.each(table)('$route answers $expected to $caller', async ({ route, rule, caller, expected }) => {
    // Signing out ends the session that the other rows still need.
    const ends = route === 'DELETE /v1/session' && expected === 204;
    const headers = ends
      ? await server.signIn(`${caller.toLowerCase()}@a.vn`, PASSWORD)
      : credentials.get(caller);
    const [method = ''] = route.split(' ');
    const answer = await server.call(method, await rule.path(rows), { body: rule.body?.(), headers });
    expect(answer.status).toBe(expected);
    if (expected >= 400) {
      const told: unknown = expect.objectContaining({
        code: expect.any(String),
        message: expect.any(String),
      });
      expect(answer.body).toEqual({ error: told });
    }
  });
});
