import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BarListSkeleton } from './bar-list.js';
import { ErrorState } from './error-state.js';
import './row-list.css';

interface Rows<T> {
  rows: readonly T[];
  /** What stands in a row: the thing in words, then what can be done with it. */
  children: (one: T) => ReactNode;
}

/** Things that are kept, one below the other. */
export function RowList<T extends { id: number }>({ rows, children }: Rows<T>) {
  return (
    <ul className="row-list">
      {rows.map((one) => (
        <li key={one.id}>{children(one)}</li>
      ))}
    </ul>
  );
}

interface Queried<T> extends Omit<Rows<T>, 'rows'> {
  query: UseQueryResult<readonly T[]>;
  /** How many places are held while it loads. */
  expected: number;
  /** Said when there are none. */
  empty: string;
}

/** {@link RowList} of what has to be asked for: on its way, not to be had, none, or there. */
export function QueriedRowList<T extends { id: number }>({ query, expected, empty, children }: Queried<T>) {
  return (
    <>
      {query.isPending && <BarListSkeleton rows={expected} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className="row-list__empty">{empty}</p>}
      <RowList rows={query.data ?? []}>{children}</RowList>
    </>
  );
}
