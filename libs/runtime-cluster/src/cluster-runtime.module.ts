import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Global, Logger, Module, type DynamicModule } from '@nestjs/common';
import { ClickHouse, Config, EventLog, Health, ProcessTerms, Stores } from '@nhipbao/platform';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { reportSpool } from './spool-metrics.js';
import { spoolNotice } from './spool-notices.js';
import { HttpClickHouse, migrateHttpStore } from './clickhouse/index.js';
import { openControlPlane } from './control-plane/index.js';
import { kafkaAccess, KafkaEventLog, SpoolingEventLog, type KafkaTrouble } from './kafka/index.js';

const MIB = 1024 ** 2;
const STORE_RETRY_MS = 2_000;
const MIGRATIONS = fileURLToPath(new URL('../../../migrations/clickhouse', import.meta.url));
const logger = new Logger('ClusterRuntime');

/** What a process does with the stores; it needs only those to be ready, and has only those checked. */
export interface ClusterUse {
  /** Appends to the event log: then it has a spool for the time when Kafka is away. */
  appends?: boolean;
  /** Reads the event log, or how far it has been read. */
  reads?: boolean;
  /** Works with ClickHouse: then it brings the tables up to date when it starts. */
  store?: boolean;
}

function report({ kind, group, partition, error, attempt, pauseMs }: KafkaTrouble): void {
  const reason = error instanceof Error ? `: ${error.message}` : '';
  const message = `event log: ${kind.replaceAll('_', ' ')}${reason}`;
  const entry = { kind, group, partition, attempt, pauseMs, message };
  if (kind === 'reachable_again') logger.log(entry);
  else logger.error(entry);
}

async function openLog(config: Config, { appends }: ClusterUse, controlPlane: DataSource): Promise<EventLog> {
  const log = new KafkaEventLog({
    ...kafkaAccess(config),
    clientId: `nhipbao-${hostname()}`,
    onTrouble: report,
  });
  if (!appends) return log;
  const folder = join(config.dataDir, 'spool');
  const notice = await spoolNotice(folder, controlPlane);
  return SpoolingEventLog.open(log, { folder, spoolBytes: config.spoolMb * MIB, notice, onTrouble: report });
}

/** The store with its tables. A process that starts while ClickHouse is away waits for it. */
async function openStore(config: Config, { store }: ClusterUse): Promise<ClickHouse> {
  const clickhouse = new HttpClickHouse(config);
  while (store) {
    try {
      const applied = await migrateHttpStore(clickhouse, config, MIGRATIONS);
      if (applied.length > 0) logger.log(`store migrated: ${applied.join(', ')}`);
      break;
    } catch (error) {
      logger.error(`store: ${error instanceof Error ? error.message : String(error)}`);
      await sleep(STORE_RETRY_MS);
    }
  }
  return clickhouse;
}

/** Has the process's probes and metrics tell of what it uses. */
function watch(stores: Stores, log: EventLog, health: Health, registry: Registry, use: ClusterUse): void {
  if (use.store) stores.watchStore(health);
  if (use.reads) stores.watchLog(health);
  if (!(log instanceof SpoolingEventLog)) return;
  reportSpool(log, registry);
  health.register('spool', () =>
    log.spooled().records > 0
      ? { status: 'degraded', detail: 'events wait on disk for Kafka' }
      : { status: 'up' },
  );
}

/** A cluster: Kafka, ClickHouse over HTTP and PostgreSQL. */
@Global()
@Module({})
export class ClusterRuntimeModule {
  static register(config: Config, use: ClusterUse): DynamicModule {
    // The aggregator has a process, and most likely a machine, of its own.
    const terms: ProcessTerms = { leaseHolder: `${hostname()} ${randomUUID()}`, restShare: 1 };
    return {
      module: ClusterRuntimeModule,
      providers: [
        {
          provide: EventLog,
          inject: [DataSource],
          useFactory: (controlPlane: DataSource) => openLog(config, use, controlPlane),
        },
        { provide: ClickHouse, useFactory: () => openStore(config, use) },
        {
          provide: DataSource,
          useFactory: () =>
            openControlPlane({ url: config.postgresUrl, onTrouble: (error) => logger.error(error) }),
        },
        { provide: ProcessTerms, useValue: terms },
        {
          provide: Stores,
          inject: [EventLog, ClickHouse, DataSource, Health, Registry],
          useFactory: (
            log: EventLog,
            clickhouse: ClickHouse,
            controlPlane: DataSource,
            health: Health,
            registry: Registry,
          ) => {
            const stores = new Stores(log, clickhouse, controlPlane);
            watch(stores, log, health, registry, use);
            return stores;
          },
        },
      ],
      exports: [EventLog, ClickHouse, DataSource, ProcessTerms],
    };
  }
}
