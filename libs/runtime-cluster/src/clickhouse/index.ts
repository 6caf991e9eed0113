export { HttpClickHouse, type HttpClickHouseConfig } from './http-clickhouse.js';
