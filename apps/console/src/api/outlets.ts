import { queryOptions } from '@tanstack/react-query';
import { sendJson } from './http.js';
import type { Site } from './sites.js';

export const OUTLET_KINDS = [
  'central_paper',
  'local_paper',
  'magazine',
  'journal',
  'radio',
  'television',
] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

export interface Outlet {
  id: number;
  name: string;
  kind: OutletKind;
  province: string | null;
  licence: string | null;
  sites: Site[];
}

/** What an operator says of an outlet. */
export type OutletFields = Pick<Outlet, 'name' | 'kind' | 'province' | 'licence'>;

export function createOutlet(fields: OutletFields): Promise<Outlet> {
  return sendJson<Outlet>('/v1/outlets', { method: 'POST', body: fields });
}

export function changeOutlet(outletId: number, fields: OutletFields): Promise<unknown> {
  return sendJson(`/v1/outlets/${outletId}`, { method: 'PATCH', body: fields });
}

/** The outlets that the signed-in user may see, each with its sites. */
export const outletsQuery = queryOptions({
  queryKey: ['outlets'],
  queryFn: async ({ signal }) => (await sendJson<{ outlets: Outlet[] }>('/v1/outlets', { signal })).outlets,
  staleTime: 60_000,
});
