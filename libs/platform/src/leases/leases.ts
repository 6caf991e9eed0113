import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LeaseRow } from '../entities/lease-row.js';
import { Lease, LEASE_MS } from './lease.js';
import { ProcessTerms } from './process-terms.js';

/** Numbers are reserved this far ahead of the last one given out; they are epoch ms, of which nobody needs more than one a ms. */
const RESERVE = 2 * LEASE_MS;

/** Gives out work that only one process may do at a time. Holds as long as PostgreSQL's clock runs on. */
@Injectable()
export class Leases {
  private readonly holder: string;

  constructor(
    private readonly source: DataSource,
    { leaseHolder }: ProcessTerms,
  ) {
    this.holder = leaseHolder;
  }

  /** The lease when it is free or was ours; undefined while another process holds it. */
  async take(name: string): Promise<Lease | undefined> {
    const askedAtMs = performance.now();
    const floor = await this.source.transaction(async (manager) => {
      const rows = manager.getRepository(LeaseRow);
      const first = { name, holder: this.holder, expiresAt: new Date(0), ceiling: '0' };
      await rows.createQueryBuilder().insert().values(first).orIgnore().execute();
      const row = await rows.findOneOrFail({ where: { name }, lock: { mode: 'pessimistic_write' } });
      const [{ free } = { free: false }] = await manager.query<{ free: boolean }[]>(
        'SELECT holder = $2 OR expires_at <= clock_timestamp() AS free FROM leases WHERE name = $1',
        [name, this.holder],
      );
      if (!free) return undefined;
      const reserved = Math.max(Number(row.ceiling), Date.now()) + RESERVE;
      await manager.query(
        `UPDATE leases SET holder = $2, ceiling = $3, expires_at = clock_timestamp() + make_interval(secs => $4) WHERE name = $1`,
        [name, this.holder, reserved, LEASE_MS / 1000],
      );
      return Number(row.ceiling);
    });
    if (floor === undefined) return undefined;
    const lease = new Lease(name, floor);
    lease.renewed(askedAtMs);
    return lease;
  }

  /**
   * Extends a lease that is still ours.
   * @param lastNumber the highest number given out under it
   * @returns false, and the lease is ended, when another process has it
   */
  async renew(lease: Lease, lastNumber: number): Promise<boolean> {
    const askedAtMs = performance.now();
    const reserved = Math.max(lastNumber, Date.now()) + RESERVE;
    const held = await this.change(
      `UPDATE leases SET expires_at = clock_timestamp() + make_interval(secs => $4), ceiling = greatest(ceiling, $3::bigint)
       WHERE name = $1 AND holder = $2 RETURNING name`,
      [lease.name, this.holder, reserved, LEASE_MS / 1000],
    );
    if (held) lease.renewed(askedAtMs);
    else lease.end();
    return held;
  }

  /** Lets another process go on at once, above the highest number given out. */
  async release(lease: Lease, lastNumber: number): Promise<void> {
    lease.end();
    await this.change(
      `UPDATE leases SET expires_at = clock_timestamp(), ceiling = greatest($3::bigint, $4::bigint) WHERE name = $1 AND holder = $2 RETURNING name`,
      [lease.name, this.holder, lastNumber, lease.floor],
    );
  }

  private async change(sql: string, values: unknown[]): Promise<boolean> {
    const [rows] = await this.source.query<[unknown[], number]>(sql, values);
    return rows.length > 0;
  }
}
