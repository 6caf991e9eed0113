import { queryOptions } from '@tanstack/react-query';
import { send, sendJson } from './http.js';
import { listOf, type Owner } from './owner.js';
import type { Role, User } from './session.js';

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  password: string;
}

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
