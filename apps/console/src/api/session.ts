import { queryOptions } from '@tanstack/react-query';
import { ApiError, send, sendJson } from './http.js';

export type Role = 'operator' | 'regulator' | 'outlet_manager' | 'outlet_analyst';

export interface User {
  id: number;
  email: string;
  name: string;
  role: Role;
  /** The user's own outlet; null for those who work for the whole sector. */
  outlet_id: number | null;
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<User | null> => {
    try {
      return (await sendJson<{ user: User }>('/v1/session', { signal })).user;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
  retry: false,
});

export async function signIn(email: string, password: string): Promise<User> {
  const answer = await sendJson<{ user: User }>('/v1/session', {
    method: 'POST',
    body: { email, password },
  });
  return answer.user;
}

export async function signOut(): Promise<void> {
  await send('/v1/session', { method: 'DELETE' });
}
