import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Unit } from './catalogue.js';
import { send, sendJson } from './http.js';

export const OPERATORS = ['is', 'is_not', 'contains', 'not_contains', 'starts_with', 'gt', 'lt'] as const;
export type Operator = (typeof OPERATORS)[number];
/** What can be asked of a dimension, by its type in the catalogue. */
export function operatorsOf(type: string): readonly Operator[] {
  return type === 'number'
    ? ['is', 'is_not', 'gt', 'lt']
    : ['is', 'is_not', 'contains', 'not_contains', 'starts_with'];
}
export const GRANULARITIES = ['minute', 'hour', 'day', 'week', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];
export type Comparison = 'previous_period' | 'previous_year';

export interface Filter {
  dimension: string;
  op: Operator;
  values: string[];
}

/** The body of `POST /v1/query`; dates are inclusive, `YYYY-MM-DD`. */
export interface QueryDto {
  outlet?: number;
  site?: number;
  metrics: string[];
  dimensions: string[];
  filters: Filter[];
  date_range: [from: string, to: string];
  granularity?: Granularity;
  compare?: Comparison;
  /** Columns of the answer; a leading `-` orders from large to small. */
  order_by?: string[];
  limit?: number;
  offset?: number;
  totals?: boolean;
}

export type Cell = string | number | null;

export interface QueryAnswer {
  columns: { name: string; type: string; unit: Unit | null; role: 'dimension' | 'metric' | 'comparison' }[];
  rows: Cell[][];
  totals: Cell[] | null;
  meta: QueryMeta;
}

export interface QueryMeta {
  /** ISO instants, the last not included. */
  date_range: [string, string];
  timezone: string;
  granularity?: Granularity;
  compare_range?: [string, string];
  /** ISO time up to which events are counted. */
  fresh_until: string | null;
  /** When the figures were last recomputed. */
  computed_at: string | null;
  /** ISO time before which figures are final. */
  final_until: string;
  rule_version: number;
  source: string;
  total_rows: number;
  limit: number;
  offset: number;
  /** Rows that disclosure control keeps back, for those who see aggregates only. */
  withheld_rows?: number;
}

/** One query; the previous answer stays in sight while the next is on its way. */
export function answerQuery(query: QueryDto, options: { refetchMs?: number } = {}) {
  return queryOptions({
    queryKey: ['query', query],
    queryFn: ({ signal }) => sendJson<QueryAnswer>('/v1/query', { method: 'POST', body: query, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchInterval: options.refetchMs ?? false,
  });
}

export const EXPORTS = {
  csv: 'text/csv',
  json: 'application/json',
  arrow: 'application/vnd.apache.arrow.stream',
} as const;
export type ExportFormat = keyof typeof EXPORTS;

/** The answer of the very same query as a file. */
export async function exportQuery(query: QueryDto, format: ExportFormat): Promise<Blob> {
  const response = await send('/v1/query', { method: 'POST', body: query, accept: EXPORTS[format] });
  return response.blob();
}
