import type { DataSource } from './grafana-json.js';

/** The uids that `infra/grafana/provisioning/datasources` gives. */
export const CLICKHOUSE: DataSource = { type: 'grafana-clickhouse-datasource', uid: 'nhipbao-clickhouse' };
export const POSTGRES: DataSource = { type: 'grafana-postgresql-datasource', uid: 'nhipbao-postgres' };
export const PROMETHEUS: DataSource = { type: 'prometheus', uid: 'nhipbao-prometheus' };
/** Grafana's own: each query of the panel names its source. */
export const MIXED: DataSource = { type: 'datasource', uid: '-- Mixed --' };

/** Time zone of the platform's days, and so of the dashboards. */
export const TIMEZONE = 'Asia/Ho_Chi_Minh';
