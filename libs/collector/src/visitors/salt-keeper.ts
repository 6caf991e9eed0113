import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { PlatformDays } from '../clock/platform-days.js';
import { VisitorSalts } from './visitor-salts.js';

const HOUR_MS = 3_600_000;

/** Every hour: destroys the salts whose time has come, and makes tomorrow's, so that midnight needs no database. */
@Injectable()
export class SaltKeeper implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(SaltKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private keptAtMs = Date.now();

  constructor(
    private readonly salts: VisitorSalts,
    private readonly days: PlatformDays,
    registry: Registry,
  ) {
    const ageMs = () => Date.now() - this.keptAtMs;
    new Gauge({
      name: 'nhipbao_collector_salts_kept_age_seconds',
      help: 'Time since expired salts were last destroyed, or since the start, seconds.',
      registers: [registry],
      collect() {
        this.set(ageMs() / 1000);
      },
    });
  }

  onModuleInit(): void {
    this.running = this.keep();
    this.timer = setInterval(() => {
      this.running = this.keep();
    }, HOUR_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async keep(): Promise<void> {
    const now = Date.now();
    try {
      const destroyed = await this.salts.destroyExpired(now);
      if (destroyed > 0) this.logger.log(`Destroyed ${destroyed} visitor salts.`);
      await this.salts.load([this.days.dayOf(now), this.days.dayOf(now + 24 * HOUR_MS)], now);
      this.keptAtMs = now;
    } catch (error) {
      // The next hour tries again; until then a missing salt is made when an event needs it.
      this.logger.error(`Visitor salts: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
