import { Injectable } from '@nestjs/common';
import { VisitorSalt } from '@nhipbao/platform';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { PlatformDays } from '../clock/platform-days.js';

/** A salt is destroyed this long after its day ended, or after it was made when that was later (an import). */
export const SALT_LIFETIME_MS = 48 * 3_600_000;

interface KnownSalt {
  salt: Buffer;
  destroyAtMs: number;
}

/**
 * The random salts of the days' visitor keys. Made on demand, shared by all collectors through the control plane, and
 * destroyed for good, so that nobody can work out an old day's keys again.
 */
@Injectable()
export class VisitorSalts {
  private readonly known = new Map<string, KnownSalt>();

  constructor(
    private readonly database: DataSource,
    private readonly days: PlatformDays,
  ) {}

  /** The salt of a day, if it was loaded and still lives. */
  get(day: string, nowMs: number): Buffer | undefined {
    const known = this.known.get(day);
    return known && known.destroyAtMs > nowMs ? known.salt : undefined;
  }

  /** Makes the salts that do not exist and fetches all; the first collector to make one makes it for all. */
  async load(days: readonly string[], nowMs: number): Promise<void> {
    await this.database.query(
      `INSERT INTO visitor_salts (day, salt, created_at)
       SELECT day::date, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), $2::timestamptz
       FROM unnest(string_to_array($1, ',')) AS day
       ON CONFLICT (day) DO UPDATE
       SET salt = excluded.salt, created_at = excluded.created_at, destroyed_at = NULL
       WHERE visitor_salts.salt IS NULL`,
      [days.join(','), new Date(nowMs).toISOString()],
    );
    const rows = await this.database.getRepository(VisitorSalt).findBy({ day: In([...days]) });
    for (const { day, salt, createdAt } of rows) {
      if (salt) this.known.set(day, { salt, destroyAtMs: this.destroyAtMs(day, createdAt) });
    }
  }

  /** Destroys every salt whose time has come, here and in the control plane. @returns how many were destroyed */
  async destroyExpired(nowMs: number): Promise<number> {
    for (const [day, { destroyAtMs }] of this.known) if (destroyAtMs <= nowMs) this.known.delete(day);
    const salts = this.database.getRepository(VisitorSalt);
    const living = await salts.find({
      select: { day: true, createdAt: true },
      where: { salt: Not(IsNull()) },
    });
    let destroyed = 0;
    for (const { day, createdAt } of living) {
      if (this.destroyAtMs(day, createdAt) > nowMs) continue;
      // Only the salt that was looked at: another collector may have made a new one for an import meanwhile.
      const { affected } = await salts.update(
        { day, createdAt },
        { salt: null, destroyedAt: new Date(nowMs) },
      );
      destroyed += affected ?? 0;
    }
    return destroyed;
  }

  private destroyAtMs(day: string, createdAt: Date): number {
    return Math.max(this.days.endOf(day), createdAt.getTime()) + SALT_LIFETIME_MS;
  }
}
