import { Global, Logger, Module, type DynamicModule } from '@nestjs/common';
import {
  ClickHouse,
  Config,
  EventLog,
  Health,
  migrateClickHouse,
  ProcessTerms,
  setRetention,
  Stores,
} from '@nhipbao/platform';
import { LmdbEventLog, type EventLogTrouble } from '@nhipbao/runtime-lmdb';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { ChdbClickHouse } from './clickhouse/chdb-clickhouse.js';
import { openControlPlane } from './control-plane/index.js';

const logger = new Logger('StandaloneRuntime');

function report({ kind, group, error, attempt, pauseMs }: EventLogTrouble): void {
  const reason = error instanceof Error ? error.message : String(error);
  logger.error({
    kind,
    group,
    attempt,
    pauseMs,
    message: `event log: ${kind.replaceAll('_', ' ')}: ${reason}`,
  });
}

/**
 * The data folder's lock lets one process in at a time, so it need not wait for its own former lease to end. Background work takes
 * about a tenth of one core however much there is to do.
 */
const TERMS: ProcessTerms = { leaseHolder: 'standalone', restShare: 8 };

const MIGRATIONS = fileURLToPath(new URL('../../../migrations/clickhouse', import.meta.url));

/** The store with its tables: on one machine nobody else could have made them. */
export async function openStore({ dataDir, rawRetentionMonths }: Config): Promise<ClickHouse> {
  const store = new ChdbClickHouse({ dataDir });
  const applied = await migrateClickHouse(store.connection('admin'), MIGRATIONS);
  await setRetention(store, rawRetentionMonths);
  if (applied.length > 0) logger.log(`store migrated: ${applied.join(', ')}`);
  return store;
}

/** One machine: LMDB, chDB and PGlite below one data folder. */
@Global()
@Module({})
export class StandaloneRuntimeModule {
  static register(config: Config): DynamicModule {
    const { dataDir } = config;
    return {
      module: StandaloneRuntimeModule,
      providers: [
        {
          provide: EventLog,
          useFactory: () => new LmdbEventLog({ folder: join(dataDir, 'log'), onTrouble: report }),
        },
        { provide: ClickHouse, useFactory: () => openStore(config) },
        { provide: ProcessTerms, useValue: TERMS },
        {
          provide: DataSource,
          useFactory: () => openControlPlane({ dataDir, onTrouble: (error) => logger.error(error) }),
        },
        {
          provide: Stores,
          inject: [EventLog, ClickHouse, DataSource, Health],
          useFactory: (log: EventLog, clickhouse: ClickHouse, controlPlane: DataSource, health: Health) => {
            const stores = new Stores(log, clickhouse, controlPlane);
            stores.watchStore(health);
            stores.watchLog(health);
            return stores;
          },
        },
      ],
      exports: [EventLog, ClickHouse, DataSource, ProcessTerms],
    };
  }
}
