import { queryOptions } from '@tanstack/react-query';
import { send, sendJson } from './http.js';
import type { Role, User } from './session.js';

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  password: string;
}

export function usersQuery(outletId: number) {
  return queryOptions({
    queryKey: ['users', outletId],
    queryFn: async ({ signal }) =>
      (await sendJson<{ users: User[] }>(`/v1/outlets/${outletId}/users`, { signal })).users,
  });
}

export function createUser(outletId: number, user: NewUser): Promise<unknown> {
  return sendJson(`/v1/outlets/${outletId}/users`, { method: 'POST', body: user });
}

export async function removeUser(userId: number): Promise<void> {
  await send(`/v1/users/${userId}`, { method: 'DELETE' });
}
