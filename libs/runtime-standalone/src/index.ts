export * from './control-plane/index.js';
export { DataFolderInUse, DataFolderLock } from '@nhipbao/runtime-lmdb';
export { ChdbClickHouse } from './clickhouse/chdb-clickhouse.js';
export type { ChdbOptions } from './clickhouse/chdb-options.js';
export { readInsertStatement } from './clickhouse/insert-statement.js';
export type { LanePool } from './clickhouse/lane-pool.js';
export type { Lane } from './clickhouse/lane.js';
export { quote } from './clickhouse/sql-text.js';
export { openStore, StandaloneRuntimeModule } from './standalone-runtime.module.js';
