import { queryOptions } from '@tanstack/react-query';
import { send, sendJson } from './http.js';
import { listOf, type Owner } from './owner.js';

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

export function apiKeysQuery(owner: Owner) {
  return queryOptions({
    queryKey: ['api-keys', owner],
    queryFn: async ({ signal }) =>
      (await sendJson<{ api_keys: ApiKey[] }>(listOf(owner, 'api-keys'), { signal })).api_keys,
  });
}

export function createApiKey(owner: Owner, fields: Pick<ApiKey, 'name' | 'scopes'>): Promise<CreatedApiKey> {
  return sendJson<CreatedApiKey>(listOf(owner, 'api-keys'), { method: 'POST', body: fields });
}

export async function revokeApiKey(keyId: number): Promise<void> {
  await send(`/v1/api-keys/${keyId}`, { method: 'DELETE' });
}
