export { DataFolderInUse, DataFolderLock } from './data-folder-lock.js';
export { LmdbEventLog } from './lmdb-event-log.js';
export type { EventLogTrouble, LmdbEventLogOptions } from './options.js';
export { Wakeup } from './wakeup.js';
