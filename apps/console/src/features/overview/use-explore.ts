import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { exploreQueries, type ExploreQueries, type Scope } from './explore-query.js';
import { readState, writeState, type ExploreState } from './explore-state.js';
import { toggleValue } from './filters.js';
import { useToday } from './use-today.js';

const REFETCH_MS = 60_000;

/** The state of a page of figures, its queries, and the only ways to change it. */
export interface Explore {
  scope: Scope;
  state: ExploreState;
  queries: ExploreQueries;
  today: string;
  /** The range includes today, so its figures still move. */
  running: boolean;
  /** One day that is not over: its figures stand beside the other day's until the same time. The sector's are of whole days. */
  untilNow: boolean;
  refetchMs: number | undefined;
  update: (patch: Partial<ExploreState>) => void;
  /** A click on a row. */
  toggle: (dimension: string, value: string) => void;
}

export function useExplore(scope: Scope): Explore {
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const { outlet, aggregateOnly = false } = scope;
  const state = useMemo(() => readState(params), [params]);
  const queries = useMemo(
    () => exploreQueries(outlet === undefined ? { aggregateOnly } : { outlet, aggregateOnly }, state, today),
    [outlet, aggregateOnly, state, today],
  );
  const update = useCallback(
    (patch: Partial<ExploreState>) => setParams(writeState({ ...state, ...patch })),
    [setParams, state],
  );
  const running = queries.range[1] >= today;
  return {
    scope,
    state,
    queries,
    today,
    running,
    untilNow: running && queries.range[0] === queries.range[1] && !aggregateOnly,
    refetchMs: running ? REFETCH_MS : undefined,
    update,
    toggle: (dimension, value) =>
      update({ filters: toggleValue(state.filters, dimension, value), table: undefined }),
  };
}
