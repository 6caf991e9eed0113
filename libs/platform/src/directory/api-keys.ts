import { createHash } from 'node:crypto';
import type { OnModuleDestroy } from '@nestjs/common';
import { IsNull, type DataSource } from 'typeorm';
import type { Scope } from '../auth/principal.js';
import { ApiKey } from '../entities/index.js';
import { unavailable } from '../errors/api-error.js';
import { readWhenChanged } from './read-when-changed.js';
import { Snapshot, type SnapshotAge } from './snapshot.js';

/** `last_used_at` is kept to the minute, so that a busy key costs one write a minute. */
const USE_RESOLUTION_MS = 60_000;

/** Refusing would shut out a key made a moment ago. */
const UNTOLD = 'A key that is not known here may be new, which cannot be told now; try again later.';

export interface VerifiedKey {
  keyId: number;
  /** Null: sector-wide. */
  outletId: number | null;
  scopes: readonly Scope[];
}

type KnownKey = VerifiedKey & { expiresAtMs: number };

/** How a key's secret is stored and looked up: SHA-256, hex. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

async function read(database: DataSource): Promise<ReadonlyMap<string, KnownKey>> {
  const keys = await database.getRepository(ApiKey).find({
    select: { id: true, outletId: true, scopes: true, secretHash: true, expiresAt: true },
    where: { revokedAt: IsNull() },
  });
  return new Map(
    keys.map(({ id, outletId, scopes, secretHash, expiresAt }) => [
      secretHash,
      { keyId: id, outletId, scopes, expiresAtMs: expiresAt?.getTime() ?? Infinity },
    ]),
  );
}

/** When keys were last used, until it is written. */
class KeyUses {
  private readonly pending = new Map<number, Date>();
  private readonly writtenAtMs = new Map<number, number>();

  constructor(private readonly database: DataSource) {}

  note(keyId: number): void {
    const now = Date.now();
    if (now - (this.writtenAtMs.get(keyId) ?? 0) >= USE_RESOLUTION_MS) this.pending.set(keyId, new Date(now));
  }

  async write(): Promise<void> {
    for (const [keyId, lastUsedAt] of this.pending) {
      await this.database.getRepository(ApiKey).update({ id: keyId }, { lastUsedAt });
      this.pending.delete(keyId);
      this.writtenAtMs.set(keyId, lastUsedAt.getTime());
    }
  }
}

/**
 * The valid API keys in memory. A new key is valid everywhere at once, and wrong secrets together cost a few queries a second; a
 * revocation takes effect at once here and within two seconds elsewhere, or, while the database is away, when it is back.
 */
export class ApiKeys implements OnModuleDestroy {
  private constructor(
    private readonly snapshot: Snapshot<ReadonlyMap<string, KnownKey>>,
    private readonly uses: KeyUses,
  ) {}

  static async open(database: DataSource, refreshMs?: number): Promise<ApiKeys> {
    const uses = new KeyUses(database);
    const readKeys = readWhenChanged(database, [ApiKey], read);
    const snapshot = await Snapshot.open(async () => {
      await uses.write();
      return readKeys();
    }, refreshMs);
    return new ApiKeys(snapshot, uses);
  }

  /**
   * What a secret opens, after looking again for one that is not known: another process may have just made it. Undefined when it is
   * unknown, revoked or expired.
   * @throws ApiError 503 when it is not known here and the keys cannot be read
   */
  async verify(secret: string): Promise<VerifiedKey | undefined> {
    const known = this.known(secret);
    if (known || !secret) return known;
    try {
      await this.snapshot.lookAgain();
    } catch {
      // Why, is kept in the snapshot's age, which the health check shows.
      throw unavailable(UNTOLD);
    }
    return this.known(secret);
  }

  age(): SnapshotAge {
    return this.snapshot.age();
  }

  /** To be awaited after a key was made or revoked. */
  refresh(): Promise<void> {
    return this.snapshot.refresh();
  }

  onModuleDestroy(): Promise<void> {
    return this.snapshot.onModuleDestroy();
  }

  private known(secret: string): VerifiedKey | undefined {
    const key = this.snapshot.value.get(hashSecret(secret));
    if (!key || key.expiresAtMs <= Date.now()) return undefined;
    this.uses.note(key.keyId);
    return { keyId: key.keyId, outletId: key.outletId, scopes: key.scopes };
  }
}
