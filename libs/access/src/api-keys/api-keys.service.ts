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
  type Principal,
  type Scope,
} from '@nhipbao/platform';
import { DataSource, IsNull } from 'typeorm';
import { refusingDuplicates } from '../conflict.js';

const SECRET_BYTES = 32;
/** `nbk_` and enough of the secret to tell keys apart, far too little to guess the rest. */
const PREFIX_LENGTH = 10;

export interface ApiKeyToCreate {
  name: string;
  scopes: Scope[];
  /** Never expires when absent. */
  expiresAt?: Date;
  /** Made up unless it is given. */
  secret?: string;
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
    {
      name,
      scopes,
      expiresAt,
      secret = `nbk_${randomBytes(SECRET_BYTES).toString('base64url')}`,
    }: ApiKeyToCreate,
  ): Promise<{ key: ApiKey; secret: string }> {
    const work = this.database.transaction(async (manager) => {
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
    const key = await refusingDuplicates('There is a key with this secret.', work);
    await this.keys.refresh();
    return { key, secret };
  }

  /** @throws {ApiError} 404 when there is none, when it is revoked already, or when it is not the caller's to revoke */
  async revoke(caller: Principal, id: number): Promise<void> {
    await this.database.transaction(async (manager) => {
      const key = await manager.findOne(ApiKey, {
        where: { id, revokedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!key) throw notFound();
      // Sector-wide keys are the operators' business: for a manager they do not exist.
      if (key.outletId !== null) assertOutlet(caller, key.outletId);
      else if (caller.role !== 'operator') throw notFound();
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
