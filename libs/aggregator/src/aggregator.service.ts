import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ProcessTerms } from '@nhipbao/platform';
import { AggregationLease } from './aggregation-lease.js';
import { AggregatorMetrics } from './aggregator-metrics.js';
import { AssemblyService } from './assembly/assembly.service.js';
import { RecomputationService } from './assembly/recomputation.service.js';
import { RollupService } from './rollup/rollup.service.js';

/**
 * Pauses between runs, ms: at least these, and so many times as long as the run took, so that aggregation takes about a tenth of
 * one core however much there is to do, and queries have the rest.
 */
const ASSEMBLY_PAUSE_MS = 2_000;
const ROLLUP_PAUSE_MS = 5_000;
/** Reports are fresh within a minute whatever a run costs… */
const LONGEST_PAUSE_MS = 25_000;
/** …but while there is a backlog (an import, the time after an outage) they are not, and few rollups let it end sooner. */
const LONGEST_PAUSE_BEHIND_MS = 300_000;
const RETRY_PAUSE_MS = 2_000;
/** While another process aggregates. */
const STANDBY_PAUSE_MS = 3_000;

/** Runs assembly and rollup for as long as the process lives and holds the lease, one after the other. */
@Injectable()
export class AggregatorService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AggregatorService.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;
  private lastRollup = { endedAt: 0, tookMs: 0 };

  constructor(
    private readonly assembly: AssemblyService,
    private readonly recomputation: RecomputationService,
    private readonly rollup: RollupService,
    private readonly lease: AggregationLease,
    private readonly terms: ProcessTerms,
    private readonly metrics: AggregatorMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.loop();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.lease.release();
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if (!(await this.lease.isOurs())) {
          this.metrics.figuresReach(undefined);
          await this.pause(STANDBY_PAUSE_MS);
          continue;
        }
        const startedAt = Date.now();
        const waiting = await this.metrics.timed('assembly', () => this.assembly.run());
        const tookMs = Date.now() - startedAt;
        if (this.isRollupDue(waiting)) await this.rollUp();
        // Behind a full slice there is no reason to wait; behind a part of one, a larger part costs hardly more.
        if (waiting === 0) await this.rest(tookMs + (await this.recompute()));
      } catch (error) {
        this.metrics.failures.inc();
        this.logger.error(
          `aggregation failed and is tried again: ${error instanceof Error ? error.message : String(error)}`,
        );
        await this.pause(RETRY_PAUSE_MS);
      }
    }
  }

  /** Comes last, so that an order that cannot be carried out holds up nothing that is new. @returns how long it took, ms */
  private async recompute(): Promise<number> {
    const order = await this.recomputation.oldestOrder();
    if (!order) return 0;
    const startedAt = Date.now();
    await this.metrics.timed('recomputation', () => this.recomputation.advance(order));
    return Date.now() - startedAt;
  }

  private rest(tookMs: number): Promise<void> {
    return this.pause(Math.min(Math.max(ASSEMBLY_PAUSE_MS, tookMs * this.terms.restShare), LONGEST_PAUSE_MS));
  }

  private async rollUp(): Promise<void> {
    const startedAt = Date.now();
    this.metrics.figuresReach(await this.metrics.timed('rollup', () => this.rollup.run()));
    const endedAt = Date.now();
    this.lastRollup = { endedAt, tookMs: endedAt - startedAt };
  }

  /** @param waiting log records that are still to be assembled */
  private isRollupDue(waiting: number): boolean {
    const { endedAt, tookMs } = this.lastRollup;
    const longestMs = waiting > 0 ? LONGEST_PAUSE_BEHIND_MS : LONGEST_PAUSE_MS;
    return (
      Date.now() >= endedAt + Math.min(Math.max(ROLLUP_PAUSE_MS, tookMs * this.terms.restShare), longestMs)
    );
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal, ref: false }).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) throw error;
    });
  }
}
