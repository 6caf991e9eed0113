import { queryOptions } from '@tanstack/react-query';
import { send, sendJson } from './http.js';

export const API_KEY_SCOPES = ['query', 'collect'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

export interface ApiKey {
  id: number;
  name: string;
  scopes: ApiKeyScope[];
  created_at: string;
  last_used_at?: string | null;
}

/** `secret` is told once, at creation. */
export type CreatedApiKey = ApiKey & { secret: string };

export function apiKeysQuery(outletId: number) {
  return queryOptions({
    queryKey: ['api-keys', outletId],
    queryFn: async ({ signal }) =>
      (await sendJson<{ api_keys: ApiKey[] }>(`/v1/outlets/${outletId}/api-keys`, { signal })).api_keys,
  });
}

export function createApiKey(
  outletId: number,
  fields: Pick<ApiKey, 'name' | 'scopes'>,
): Promise<CreatedApiKey> {
  return sendJson<CreatedApiKey>(`/v1/outlets/${outletId}/api-keys`, { method: 'POST', body: fields });
}

export async function revokeApiKey(keyId: number): Promise<void> {
  await send(`/v1/api-keys/${keyId}`, { method: 'DELETE' });
}
