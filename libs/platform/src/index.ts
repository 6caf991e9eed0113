export * from './audit/index.js';
export * from './auth/index.js';
export * from './clickhouse.js';
export { collectRows } from './collect-rows.js';
export * from './config/index.js';
export * from './directory/index.js';
export * from './entities/index.js';
export * from './errors/index.js';
export * from './dead-letters.js';
export * from './event-log.js';
export * from './health/index.js';
export * from './http/index.js';
export * from './leases/index.js';
export * from './logging/index.js';
export * from './migrations/index.js';
export * from './process/index.js';
export {
  migrateClickHouse,
  pendingMigrations,
  readMigrations,
  recordStatements,
  SINGLE_NODE,
  type MigrationDialect,
} from './migrator/clickhouse-migrator.js';
export { clusterDialect, type ClusterPlace } from './migrator/cluster-dialect.js';
export { shardDatabase, SHARDING } from './migrator/cluster-layout.js';
export { setRetention } from './migrator/retention.js';
export * from './tracing/index.js';
export { PlatformModule } from './platform.module.js';
