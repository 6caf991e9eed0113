import type { EntityManager } from 'typeorm';
import type { Principal } from '../auth/index.js';
import { AuditEntry } from '../entities/index.js';

/** Who makes a change: the caller of a request, or the platform itself (first start, demonstration, command line). */
export type Actor = Principal | 'platform';

export interface Change {
  /** A past fact, such as `site.created`. */
  action: string;
  outletId: number | null;
  objectId: number;
  /** What was set; no secrets. */
  details?: object;
}

/** Writes down a change in the transaction that makes it, so that there is never one without the other. */
export async function recordChange(manager: EntityManager, actor: Actor, change: Change): Promise<void> {
  await manager.insert(AuditEntry, {
    actorKind: actor === 'platform' ? 'platform' : actor.kind,
    actorId: actor === 'platform' ? null : (actor.userId ?? actor.keyId ?? null),
    action: change.action,
    outletId: change.outletId,
    objectId: change.objectId,
    details: { ...change.details },
  });
}
