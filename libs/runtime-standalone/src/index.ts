export * from './control-plane/index.js';
export { DataFolderInUse, DataFolderLock } from './data-folder-lock.js';
export { LmdbEventLog } from './event-log/lmdb-event-log.js';
export type { EventLogTrouble, LmdbEventLogOptions } from './event-log/options.js';
export { ChdbClickHouse } from './clickhouse/chdb-clickhouse.js';
export type { ChdbOptions } from './clickhouse/chdb-options.js';
export { openStore, StandaloneRuntimeModule } from './standalone-runtime.module.js';
