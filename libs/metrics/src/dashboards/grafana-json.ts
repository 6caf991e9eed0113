/** The part of Grafana's dashboard model that the generated files use. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

export interface DataSource {
  type: string;
  uid: string;
}

/** What a panel asks the catalogue: a `POST /v1/query` body without its scope and range. */
export interface Question {
  metrics: string[];
  dimensions?: string[];
  granularity?: 'hour' | 'day' | 'week' | 'month';
  order_by?: string[];
  limit?: number;
}

export interface Target {
  refId: string;
  datasource: DataSource;
  /** ClickHouse and PostgreSQL. */
  rawSql?: string;
  /** The SQL editor, as the ClickHouse plugin calls it. */
  editorType?: 'sql';
  /** The SQL editor, as the PostgreSQL source calls it. */
  editorMode?: 'code';
  rawQuery?: boolean;
  queryType?: 'table' | 'timeseries';
  /** 0 and 1 are the ClickHouse plugin's time series and table; PostgreSQL spells them out. */
  format?: 0 | 1 | 'table';
  /** Prometheus. */
  expr?: string;
  legendFormat?: string;
  instant?: boolean;
  range?: boolean;
  /** Grafana passes over it; people and tests read in it which question of the API the panel answers. */
  question?: Question;
}

export interface FieldOverride {
  matcher: { id: 'byName'; options: string };
  properties: { id: string; value: Json }[];
}

export interface FieldConfig {
  defaults: JsonObject;
  overrides: FieldOverride[];
}

/** A panel before it has a place. Width and height are in grid units, of which a dashboard is 24 wide. */
export interface PanelDraft {
  type: 'stat' | 'timeseries' | 'table' | 'row';
  title: string;
  description?: string;
  width: number;
  height: number;
  datasource?: DataSource;
  targets?: Target[];
  fieldConfig?: FieldConfig;
  options?: JsonObject;
  transformations?: { id: string; options: JsonObject }[];
  /** A range of the panel's own, back from now, such as `24h`. */
  timeFrom?: string;
}

export interface Panel extends Omit<PanelDraft, 'width' | 'height'> {
  id: number;
  gridPos: { x: number; y: number; w: number; h: number };
}

export interface Variable {
  name: string;
  label: string;
  description: string;
  type: 'query';
  datasource: DataSource;
  query: string;
  multi: boolean;
  includeAll: boolean;
  /** 1: when the dashboard is opened. */
  refresh: 1;
  sort: 0;
  /** Grafana takes the first choice when there is none. */
  current?: JsonObject;
  options: Json[];
}

export interface Dashboard {
  uid: string;
  title: string;
  description: string;
  tags: string[];
  timezone: string;
  weekStart: 'monday';
  schemaVersion: number;
  editable: boolean;
  graphTooltip: 1;
  refresh: string;
  time: { from: string; to: string };
  timepicker: JsonObject;
  templating: { list: Variable[] };
  annotations: { list: Json[] };
  links: Json[];
  panels: Panel[];
}
