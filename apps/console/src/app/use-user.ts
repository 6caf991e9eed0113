import { useQuery } from '@tanstack/react-query';
import { sessionQuery, type User } from '../api/session.js';

/** The signed-in user, for pages behind the session guard. */
export function useUser(): User {
  const { data } = useQuery(sessionQuery);
  // The guard unmounts these pages with the session; this is the instant in between.
  return data ?? { id: 0, email: '', name: '', role: 'outlet_analyst', outlet_id: null };
}

export function mayManage(user: User, outletId: number): boolean {
  return user.role === 'operator' || (user.role === 'outlet_manager' && user.outlet_id === outletId);
}

/** Where a user's work begins. */
export function homeOf(user: User): string {
  return user.outlet_id === null ? '/sector' : `/outlets/${user.outlet_id}`;
}

export function seesSector(user: User): boolean {
  return user.role === 'operator' || user.role === 'regulator';
}
