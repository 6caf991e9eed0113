import { randomUUID } from 'node:crypto';
import type { Product } from '../../product/product.js';
import { until } from '../../product/until.js';
import { Caller } from './caller.js';

export const PASSWORD = 'mat-khau-cua-bai-thu';
/** A Tuesday long past, so that nothing of it changes while the test runs. */
export const DAY = '2026-11-10';

/** An outlet with one site, its people and its keys. */
export interface Outlet {
  id: number;
  name: string;
  siteId: number;
  siteKey: string;
  managerId: number;
  keyId: number;
  manager: Caller;
  analyst: Caller;
  key: Caller;
}

/** The operator, who makes the outlets, and the regulator, who sees their sum. */
export async function sectorPeople(product: Product): Promise<{ operator: Caller; regulator: Caller }> {
  const known = product.quickstart.users.find(({ role }) => role === 'operator');
  if (!known) throw new Error('there is no operator');
  const operator = await Caller.person(product, known.email, known.password);
  const email = 'quanly@coquan.example';
  await operator.get('POST', '/v1/users', { email, name: 'Cơ quan', role: 'regulator', password: PASSWORD });
  return { operator, regulator: await Caller.person(product, email, PASSWORD) };
}

export async function openOutlet(product: Product, operator: Caller, code: string): Promise<Outlet> {
  const name = `Báo ${code}`;
  const { id } = await operator.get<{ id: number }>('POST', '/v1/outlets', { name, kind: 'local_paper' });
  const at = `/v1/outlets/${id}`;
  const site = await operator.get<{ id: number; key: string }>('POST', `${at}/sites`, {
    name: `Trang ${code}`,
    domains: [`${code}.example`],
  });
  const person = async (role: string): Promise<{ id: number; caller: Caller }> => {
    const email = `${role}@${code}.example`;
    const made = await operator.get<{ id: number }>('POST', `${at}/users`, {
      email,
      name: role,
      role,
      password: PASSWORD,
    });
    return { id: made.id, caller: await Caller.person(product, email, PASSWORD) };
  };
  const manager = await person('outlet_manager');
  const analyst = await person('outlet_analyst');
  const key = await operator.get<{ id: number; secret: string }>('POST', `${at}/api-keys`, {
    name: 'bài thử',
    scopes: ['query', 'collect'],
  });
  return {
    id,
    name,
    siteId: site.id,
    siteKey: site.key,
    managerId: manager.id,
    keyId: key.id,
    manager: manager.caller,
    analyst: analyst.caller,
    key: Caller.key(product, key.secret),
  };
}

export interface Visit {
  /** Where the reader came from; directly when absent. */
  ref?: string;
  /** Local time of day. */
  at?: string;
  section?: string;
  /** Đồng, spent on the page. */
  paid?: number;
}

/** Sends visits of one page view each, every one by another reader. */
export async function sendVisits(outlet: Outlet, code: string, visits: readonly Visit[]): Promise<void> {
  const events = visits.flatMap(({ ref, at = '12:00', section = 'Chung', paid }) => {
    const pv = randomUUID();
    const common = {
      site: outlet.siteKey,
      pv,
      ts: Date.parse(`${DAY}T${at}:00+07:00`),
      consent: 'analytics',
      vid: pv,
    };
    const article = { id: `tin-${code}`, title: `Tin của ${code}`, section };
    const view = {
      ...common,
      type: 'pageview',
      id: pv,
      url: `https://${code}.example/tin-${code}`,
      ref,
      article,
    };
    if (paid === undefined) return [view];
    const conversion = { kind: 'subscribe', value: paid, currency: 'VND' };
    return [view, { ...common, type: 'conversion', id: randomUUID(), conversion }];
  });
  const told = await outlet.key.get<{ accepted: number }>('POST', '/v1/events', { events });
  if (told.accepted !== events.length)
    throw new Error(`${told.accepted} of ${events.length} events were taken`);
}

/** Resolves once everything that was sent so far is in the figures. */
export async function figuresReach(caller: Caller, instant = Date.now()): Promise<void> {
  const question = { metrics: ['pageviews'], date_range: [DAY, DAY] };
  await until('the figures have caught up', async () => {
    const { meta } = await caller.get<{ meta: { fresh_until: string | null } }>(
      'POST',
      '/v1/query',
      question,
    );
    return Date.parse(meta.fresh_until ?? '') >= instant;
  });
}
