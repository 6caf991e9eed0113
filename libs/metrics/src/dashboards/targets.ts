import { CLICKHOUSE, POSTGRES, PROMETHEUS } from './data-sources.js';
import type { Question, Target } from './grafana-json.js';
import { grafanaSql, type PanelScope } from './grafana-sql.js';

/** A ClickHouse query that answers a table. */
export const tableTarget = (rawSql: string, refId = 'A'): Target => ({
  refId,
  datasource: CLICKHOUSE,
  editorType: 'sql',
  queryType: 'table',
  format: 1,
  rawSql,
});

/** A ClickHouse query whose first column is `time`. */
export const seriesTarget = (rawSql: string, refId = 'A'): Target => ({
  refId,
  datasource: CLICKHOUSE,
  editorType: 'sql',
  queryType: 'timeseries',
  format: 0,
  rawSql,
});

/** A question of the catalogue: a series when it has a granularity, else a table. */
export function questionTarget(question: Question, scope: PanelScope): Target {
  const target = question.granularity ? seriesTarget : tableTarget;
  return { ...target(grafanaSql(question, scope)), question };
}

/** A table from the control plane. */
export const controlPlaneTarget = (rawSql: string, refId: string): Target => ({
  refId,
  datasource: POSTGRES,
  editorMode: 'code',
  rawQuery: true,
  format: 'table',
  rawSql,
});

/** A Prometheus query over the range; its series are named by the legend. */
export const prometheusTarget = (expr: string, legendFormat: string, refId = 'A'): Target => ({
  refId,
  datasource: PROMETHEUS,
  expr,
  legendFormat,
  instant: false,
  range: true,
});
