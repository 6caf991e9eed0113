import type { ClickHouseClient } from '@clickhouse/client';
import { Injectable, Logger } from '@nestjs/common';
import { Leases, LeaseLost, type Lease } from '@nhipbao/platform';
import { VersionClock } from './version-clock.js';

const NAME = 'aggregation';
const RENEWAL_MS = 5_000;

/** What a client begins a statement with. */
const STATEMENTS = new Set<string | symbol>(['query', 'command', 'insert', 'exec']);

/**
 * Lets one aggregator work though several are up. Two that worked at once would replace each other's rows in an order that nobody
 * chose; so versions grow from holder to holder, and nothing is begun that could outlast the lease.
 */
@Injectable()
export class AggregationLease {
  private readonly logger = new Logger(AggregationLease.name);
  private lease: Lease | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly leases: Leases,
    private readonly versions: VersionClock,
  ) {}

  /** Whether the work is this process's; takes it when nobody else has it. */
  async isOurs(): Promise<boolean> {
    if (this.lease) return true;
    const lease = await this.leases.take(NAME);
    if (!lease) return false;
    this.versions.startAfter(lease.floor);
    this.lease = lease;
    this.timer = setInterval(() => void this.renew(lease), RENEWAL_MS).unref();
    this.logger.log('this process aggregates from now on');
    return true;
  }

  /** The client, whose statements throw {@link LeaseLost} unless the work is surely this process's. */
  guard(client: ClickHouseClient): ClickHouseClient {
    return new Proxy(client, {
      get: (target, name, receiver): unknown => {
        if (STATEMENTS.has(name)) this.assertOurs();
        return Reflect.get(target, name, receiver);
      },
    });
  }

  private assertOurs(): void {
    if (!this.lease) throw new LeaseLost('This process does not hold the lease on aggregation');
    this.lease.assertSafe();
  }

  /** Hands the work over; called when nothing of it is running. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    const { lease } = this;
    this.lease = undefined;
    if (lease) await this.leases.release(lease, this.versions.latest);
  }

  private async renew(lease: Lease): Promise<void> {
    try {
      if (await this.leases.renew(lease, this.versions.latest)) return;
      this.logger.warn('another process aggregates from now on');
      clearInterval(this.timer);
      this.lease = undefined;
    } catch (error) {
      // Tried again; until it succeeds, `assertOurs` lets nothing begin.
      this.logger.warn(`lease not renewed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
