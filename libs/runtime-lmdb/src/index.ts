export { DataFolderInUse, DataFolderLock } from './data-folder-lock.js';
export { LmdbDeadLetters } from './lmdb-dead-letters.js';
export { LmdbEventLog } from './lmdb-event-log.js';
export type { EventLogTrouble, LmdbEventLogOptions } from './options.js';
export { Wakeup } from './wakeup.js';
