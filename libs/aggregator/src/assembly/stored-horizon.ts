import { Injectable, Logger } from '@nestjs/common';
import { EventLog, Spool } from '@nhipbao/platform';
import { DataSource, LessThan } from 'typeorm';

/** Clocks of the log, the control plane and this process may differ by this much, ms. */
const CLOCKS_MS = 2_000;

/** Up to when everything that was accepted is in the store. */
@Injectable()
export class StoredHorizon {
  private readonly logger = new Logger(StoredHorizon.name);
  private spools: Pick<Spool, 'since' | 'drainedAt'>[] = [];

  constructor(
    private readonly log: EventLog,
    private readonly controlPlane: DataSource,
  ) {}

  /**
   * Server time, epoch ms. What the log has not handed over yet holds it back, and so does what a collector keeps on its own disk: from
   * before it was accepted until the log has handed over all that had drained into it.
   */
  async read(): Promise<number> {
    const handedOver = Date.now() - (await this.log.lag('sink')).ageMs;
    // After the clock: what was spooled before had been announced before it was accepted.
    await this.readSpools();
    const isOver = ({ drainedAt }: Pick<Spool, 'drainedAt'>): boolean =>
      drainedAt !== null && drainedAt.getTime() < handedOver - CLOCKS_MS;
    if (this.spools.some(isOver)) await this.forgetDrained(handedOver - CLOCKS_MS);
    const waiting = this.spools.filter((spool) => !isOver(spool));
    return Math.min(handedOver, ...waiting.map(({ since }) => since.getTime()));
  }

  /** While the control plane is away, what was known of spools counts. */
  private async readSpools(): Promise<void> {
    try {
      this.spools = await this.controlPlane
        .getRepository(Spool)
        .find({ select: { since: true, drainedAt: true } });
    } catch (error) {
      this.logger.warn(
        `spools are not known anew: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  private async forgetDrained(beforeMs: number): Promise<void> {
    await this.controlPlane.getRepository(Spool).delete({ drainedAt: LessThan(new Date(beforeMs)) });
  }
}
