import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { sessionQuery } from '../api/session.js';
import { ErrorState } from '../components/error-state.js';
import { Splash } from '../components/splash.js';

/** Lets nobody through without a session; after sign-in the reader is back at the same address. */
export function RequireSession() {
  const session = useQuery(sessionQuery);
  const { pathname, search } = useLocation();
  if (session.isPending) return <Splash />;
  if (session.isError)
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} page />;
  if (session.data === null) {
    const here = pathname + search;
    return <Navigate to={here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`} replace />;
  }
  return <Outlet />;
}
