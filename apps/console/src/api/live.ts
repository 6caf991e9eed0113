import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { sendJson } from './http.js';

export interface LiveArticle {
  article: string;
  title: string;
  section: string;
  readers: number;
  pageviews_last_30_min: number;
}

export interface Live {
  at: string;
  fresh_until: string | null;
  /** Page views with activity in the last seconds. */
  readers: number;
  /** The last 30 minutes, oldest first. */
  readers_by_minute: { minute: string; readers: number }[];
  articles: LiveArticle[];
  channels: { channel: string; readers: number }[];
  referrers: { referrer: string; platform: string; readers: number }[];
  sections: { section: string; readers: number }[];
  devices: { device: string; readers: number }[];
  countries: { country: string; readers: number }[];
}

/** Readers now, asked again every two seconds while the page is in sight. */
export function liveQuery(scope: { outlet: number; site?: number }) {
  const address = scope.site === undefined ? `outlet=${scope.outlet}` : `site=${scope.site}`;
  return queryOptions({
    queryKey: ['live', address],
    queryFn: ({ signal }) => sendJson<Live>(`/v1/live?${address}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 2_000,
    refetchIntervalInBackground: false,
    staleTime: 0,
  });
}
