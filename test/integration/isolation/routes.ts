import { DAY, PASSWORD, type Outlet } from './sector.js';

/** Who calls: nobody, three of outlet A, and the regulator. The operator may do everything. */
export const CALLERS = ['nobody', 'manager', 'analyst', 'key', 'regulator'] as const;
export type CallerName = (typeof CALLERS)[number];

/** `own`: about nobody but the caller. `open`: the same for everybody, and no outlet's. */
type Meant = 'own' | 'open' | Record<CallerName, number>;

export interface Route {
  meant: Meant;
  /** The route aimed at what belongs to outlet B. */
  aim?: (b: Outlet) => { path: string; body?: unknown };
}

const refused = (manager: number, analyst = 403, key = 403, regulator = 403): Record<CallerName, number> => ({
  nobody: 401,
  manager,
  analyst,
  key,
  regulator,
});
/** For those of another outlet it does not exist; a regulator's role may never. */
const READ = refused(404, 404, 404);
const MANAGE = refused(404);
const OPERATE = refused(403);

const person = { email: 'ai-do@b.example', name: 'Ai đó', password: PASSWORD };
const key = { name: 'khoá', scopes: ['query'] };

/** Every route of the product, and what becomes of it in the hands of those whom it is not for. */
export const ROUTES: Record<string, Route> = {
  'POST /v1/events': { meant: 'open' },
  'GET /v1/pixel.gif': { meant: 'open' },
  'GET /health/live': { meant: 'open' },
  'GET /health/ready': { meant: 'open' },
  'GET /v1/catalogue': { meant: 'open' },
  'POST /v1/session': { meant: 'open' },
  'GET /v1/session': { meant: 'own' },
  'DELETE /v1/session': { meant: 'own' },
  'PUT /v1/session/password': { meant: 'own' },
  'GET /v1/outlets': { meant: 'own' },
  'POST /v1/outlets': {
    meant: OPERATE,
    aim: () => ({ path: '/v1/outlets', body: { name: 'Báo giả', kind: 'radio' } }),
  },
  'PATCH /v1/outlets/{id}': {
    meant: OPERATE,
    aim: ({ id }) => ({ path: `/v1/outlets/${id}`, body: { name: 'Đổi tên' } }),
  },
  'POST /v1/outlets/{id}/sites': {
    meant: MANAGE,
    aim: ({ id }) => ({ path: `/v1/outlets/${id}/sites`, body: { name: 'Trang giả', domains: [] } }),
  },
  'PATCH /v1/sites/{id}': {
    meant: MANAGE,
    aim: ({ siteId }) => ({ path: `/v1/sites/${siteId}`, body: { status: 'paused' } }),
  },
  'GET /v1/recomputations': { meant: OPERATE, aim: () => ({ path: '/v1/recomputations' }) },
  'POST /v1/recomputations': {
    meant: OPERATE,
    aim: ({ id }) => ({ path: '/v1/recomputations', body: { outlet: String(id), from: DAY, to: DAY } }),
  },
  'DELETE /v1/recomputations/{id}': { meant: OPERATE, aim: () => ({ path: '/v1/recomputations/1' }) },
  'GET /v1/users': { meant: OPERATE, aim: () => ({ path: '/v1/users' }) },
  'POST /v1/users': {
    meant: OPERATE,
    aim: () => ({ path: '/v1/users', body: { ...person, role: 'operator' } }),
  },
  'GET /v1/outlets/{id}/users': { meant: MANAGE, aim: ({ id }) => ({ path: `/v1/outlets/${id}/users` }) },
  'POST /v1/outlets/{id}/users': {
    meant: MANAGE,
    aim: ({ id }) => ({ path: `/v1/outlets/${id}/users`, body: { ...person, role: 'outlet_manager' } }),
  },
  'PATCH /v1/users/{id}': {
    meant: MANAGE,
    aim: ({ managerId }) => ({ path: `/v1/users/${managerId}`, body: { password: PASSWORD } }),
  },
  'DELETE /v1/users/{id}': { meant: MANAGE, aim: ({ managerId }) => ({ path: `/v1/users/${managerId}` }) },
  'GET /v1/api-keys': { meant: OPERATE, aim: () => ({ path: '/v1/api-keys' }) },
  'POST /v1/api-keys': { meant: OPERATE, aim: () => ({ path: '/v1/api-keys', body: key }) },
  'GET /v1/outlets/{id}/api-keys': {
    meant: MANAGE,
    aim: ({ id }) => ({ path: `/v1/outlets/${id}/api-keys` }),
  },
  'POST /v1/outlets/{id}/api-keys': {
    meant: MANAGE,
    aim: ({ id }) => ({ path: `/v1/outlets/${id}/api-keys`, body: key }),
  },
  'DELETE /v1/api-keys/{id}': { meant: MANAGE, aim: ({ keyId }) => ({ path: `/v1/api-keys/${keyId}` }) },
  'GET /v1/audit-log': { meant: OPERATE, aim: () => ({ path: '/v1/audit-log' }) },
  'POST /v1/query': {
    meant: READ,
    aim: ({ id }) => ({
      path: '/v1/query',
      body: { outlet: id, metrics: ['pageviews'], date_range: [DAY, DAY] },
    }),
  },
  'GET /v1/live': { meant: READ, aim: ({ id }) => ({ path: `/v1/live?outlet=${id}` }) },
  'GET /v1/accounting': { meant: READ, aim: ({ id }) => ({ path: `/v1/accounting?outlet=${id}` }) },
  'GET /v1/sites/{id}/status': { meant: READ, aim: ({ siteId }) => ({ path: `/v1/sites/${siteId}/status` }) },
};
