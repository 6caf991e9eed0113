/** Whose people or keys: an outlet's, or with null the platform's own. */
export type Owner = number | null;

/** Where a list of an owner's lies at the API. */
export const listOf = (owner: Owner, list: 'users' | 'api-keys'): string =>
  owner === null ? `/v1/${list}` : `/v1/outlets/${owner}/${list}`;
