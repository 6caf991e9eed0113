import { queryOptions } from '@tanstack/react-query';
import { sendJson } from './http.js';

export interface Site {
  id: number;
  /** Public site key, `nb_…`. */
  key: string;
  name: string;
  domains: string[];
  status: 'active' | 'paused';
}

/** What a manager may say of a site. */
export type SiteFields = Pick<Site, 'name' | 'domains'> & Partial<Pick<Site, 'status'>>;

export interface SiteStatus {
  /** ISO time, null until the first event. */
  first_event_at: string | null;
  last_event_at: string | null;
  events_last_hour: number;
  rejected_last_day: { reason: string; events: number }[];
  /** The tag to put on each page. */
  snippet: string;
}

export function siteStatusQuery(siteId: number) {
  return queryOptions({
    queryKey: ['site-status', siteId],
    queryFn: ({ signal }) => sendJson<SiteStatus>(`/v1/sites/${siteId}/status`, { signal }),
    refetchInterval: 5_000,
  });
}

export function createSite(outletId: number, fields: SiteFields): Promise<unknown> {
  return sendJson(`/v1/outlets/${outletId}/sites`, { method: 'POST', body: fields });
}

export function changeSite(siteId: number, fields: Partial<SiteFields>): Promise<unknown> {
  return sendJson(`/v1/sites/${siteId}`, { method: 'PATCH', body: fields });
}
