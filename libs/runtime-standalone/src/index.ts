export * from './control-plane/index.js';
export { DataFolderInUse, DataFolderLock } from './data-folder-lock.js';
export { ChdbClickHouse } from './clickhouse/chdb-clickhouse.js';
export type { ChdbOptions } from './clickhouse/chdb-options.js';
export { openStore, StandaloneRuntimeModule } from './standalone-runtime.module.js';
