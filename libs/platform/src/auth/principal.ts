/**
 * What a person may do. `operator`: everything. `regulator`: the sector's aggregates, never readers and never one
 * outlet's confidential figures. `outlet_manager`: reads and manages the own outlet. `outlet_analyst`: reads it.
 */
export const ROLES = ['operator', 'regulator', 'outlet_manager', 'outlet_analyst'] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may do: `query` reads figures, `collect` sends events on behalf of readers. */
export const SCOPES = ['query', 'collect'] as const;
export type Scope = (typeof SCOPES)[number];

/** The caller of a request, put on it by the guard. */
export interface Principal {
  kind: 'user' | 'key';
  /** A key's role follows from its outlet: `outlet_analyst` of it, or `operator` when it is sector-wide. */
  role: Role;
  /** The outlet to which the caller is confined; null for operators, regulators and sector-wide keys. */
  outletId: number | null;
  userId?: number;
  keyId?: number;
  /** Scopes of a key; empty for a person, whose role decides. */
  scopes: readonly Scope[];
}
