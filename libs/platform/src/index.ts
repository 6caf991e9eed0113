export * from './auth/index.js';
export * from './clickhouse.js';
export * from './config/index.js';
export * from './directory/index.js';
export * from './entities/index.js';
export * from './errors/index.js';
export * from './event-log.js';
export * from './migrations/index.js';
