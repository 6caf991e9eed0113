import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ApiKey,
  ApiKeys,
  assertOutlet,
  hashSecret,
  notFound,
  recordChange,
  type Actor,
  type Scope,
} from '@nhipbao/platform';
import { DataSource, IsNull } from 'typeorm';

const SECRET_BYTES = 32;
/** `nbk_` and enough of the secret to tell keys apart, far too little to guess the rest. */
const PREFIX_LENGTH = 10;

export interface ApiKeyToCreate {
  name: string;
  scopes: Scope[];
  /** Never expires when absent. */
  expiresAt?: Date;
}

/** Sector-wide keys are the operators' business: for a manager they do not exist. */
function assertMayRevoke(caller: Actor, { outletId }: ApiKey): void {
  if (caller === 'platform') return;
  if (outletId !== null) assertOutlet(caller, outletId);
  else if (caller.role !== 'operator') throw notFound();
}

/** Makes and revokes API keys; every change is audited and in force when the call returns. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: DataSource,
    private readonly keys: ApiKeys,
  ) {}

  /** Keys of an outlet that are not revoked, or the sector-wide ones when it is null. */
  list(outletId: number | null): Promise<ApiKey[]> {
    return this.database
      .getRepository(ApiKey)
      .find({ where: { outletId: outletId ?? IsNull(), revokedAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** @returns the key and its secret, which is kept nowhere */
  async create(
    actor: Actor,
    outletId: number | null,
    { name, scopes, expiresAt }: ApiKeyToCreate,
  ): Promise<{ key: ApiKey; secret: string }> {
    const secret = `nbk_${randomBytes(SECRET_BYTES).toString('base64url')}`;
    const key = await this.database.transaction(async (manager) => {
      const key = manager.create(ApiKey, {
        outletId,
        name,
        scopes,
        prefix: secret.slice(0, PREFIX_LENGTH),
        secretHash: hashSecret(secret),
        createdById: actor === 'platform' ? null : (actor.userId ?? null),
        expiresAt: expiresAt ?? null,
      });
      const { id } = await manager.save(key);
      const details = { name, scopes, expires_at: expiresAt?.toISOString() ?? null };
      await recordChange(manager, actor, { action: 'api_key.created', outletId, objectId: id, details });
      return manager.findOneByOrFail(ApiKey, { id });
    });
    await this.keys.refresh();
    return { key, secret };
  }

  /** @throws {ApiError} 404 when there is none, when it is revoked already, or when it is not the caller's to revoke */
  async revoke(caller: Actor, id: number): Promise<void> {
    await this.database.transaction(async (manager) => {
      const key = await manager.findOne(ApiKey, {
        where: { id, revokedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!key) throw notFound();
      assertMayRevoke(caller, key);
      await manager.update(ApiKey, { id }, { revokedAt: new Date() });
      const { outletId, name } = key;
      await recordChange(manager, caller, {
        action: 'api_key.revoked',
        outletId,
        objectId: id,
        details: { name },
      });
    });
    await this.keys.refresh();
  }
}
