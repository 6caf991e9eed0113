export * from './clickhouse.js';
export * from './event-log.js';
