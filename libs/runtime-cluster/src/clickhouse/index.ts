export { HttpClickHouse, type HttpClickHouseConfig } from './http-clickhouse.js';
export { migrateHttpStore } from './migrate-store.js';
