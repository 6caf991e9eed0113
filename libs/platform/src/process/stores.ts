import type { OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ClickHouse } from '../clickhouse.js';
import type { EventLog } from '../event-log.js';
import type { Health } from '../health/index.js';

/** What a runtime opened for a process: watched by its probes, and closed after everything that uses it has stopped. */
export class Stores implements OnApplicationShutdown {
  constructor(
    private readonly log: EventLog,
    private readonly clickhouse: ClickHouse,
    private readonly controlPlane: DataSource,
  ) {}

  /** Ready only while the store answers. */
  watchStore(health: Health): void {
    health.register('store', async () => ({
      status: (await this.clickhouse.connection('admin').ping()).success ? 'up' : 'down',
    }));
  }

  /** Ready only while the log can be asked. */
  watchLog(health: Health): void {
    health.register('event_log', async () => {
      await this.log.lag('sink');
      return { status: 'up' };
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.log.close();
    await this.clickhouse.close();
    await this.controlPlane.destroy();
  }
}
