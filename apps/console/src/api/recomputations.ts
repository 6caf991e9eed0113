import { queryOptions } from '@tanstack/react-query';
import { sendJson } from './http.js';

export interface Recomputation {
  id: number;
  /** Null for all outlets. */
  outlet_id: number | null;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** Last day. */
  to: string;
  state: 'waiting' | 'running' | 'finished' | 'cancelled';
  /** Share of the days that are done, 0 to 1. */
  progress: number;
  requested_at: string;
  finished_at: string | null;
}

export interface RecomputationOrder {
  /** All outlets when absent. */
  outlet?: string;
  from: string;
  to: string;
}

const WATCH_MS = 3_000;

export const isUnderWay = ({ state }: Recomputation): boolean => state === 'waiting' || state === 'running';

/** The newest first; asked for again while one is under way. */
export const recomputationsQuery = queryOptions({
  queryKey: ['recomputations'],
  queryFn: async ({ signal }) =>
    (await sendJson<{ recomputations: Recomputation[] }>('/v1/recomputations', { signal })).recomputations,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? WATCH_MS : false),
});

export function orderRecomputation(order: RecomputationOrder): Promise<Recomputation> {
  return sendJson('/v1/recomputations', { method: 'POST', body: order });
}

export function cancelRecomputation(id: number): Promise<Recomputation> {
  return sendJson(`/v1/recomputations/${id}`, { method: 'DELETE' });
}
