import { queryOptions } from '@tanstack/react-query';
import { send, sendJson } from './http.js';
import type { Role, User } from './session.js';

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  password: string;
}

/** Whose people or keys: an outlet's, or with null the platform's own. */
export type Owner = number | null;

/** Where a list of an owner's lies at the API. */
export const listOf = (owner: Owner, list: 'users' | 'api-keys'): string =>
  owner === null ? `/v1/${list}` : `/v1/outlets/${owner}/${list}`;

export function usersQuery(owner: Owner) {
  return queryOptions({
    queryKey: ['users', owner],
    queryFn: async ({ signal }) =>
      (await sendJson<{ users: User[] }>(listOf(owner, 'users'), { signal })).users,
  });
}

export function createUser(owner: Owner, user: NewUser): Promise<unknown> {
  return sendJson(listOf(owner, 'users'), { method: 'POST', body: user });
}

export async function removeUser(userId: number): Promise<void> {
  await send(`/v1/users/${userId}`, { method: 'DELETE' });
}
