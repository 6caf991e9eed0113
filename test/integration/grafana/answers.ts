import { METRICS } from '@nhipbao/metrics';
import type { Question } from '../../../libs/metrics/src/dashboards/index.js';
import type { Row } from './running-platform.js';

/** The part of an answer of `POST /v1/query` that a panel shows too. */
export interface Answer {
  columns: { name: string }[];
  rows: (string | number | null)[][];
  totals: (string | number | null)[] | null;
}

const METRIC_NAMES = new Set(METRICS.map(({ name }) => name));

/** A cell of the engine as the API writes it: figures as numbers, times as local ISO. */
function cellOf(column: string, value: string | number | null): string | number | null {
  if (column === 'time') return `${String(value).replace(' ', 'T')}+07:00`;
  if (value === null) return null;
  return METRIC_NAMES.has(column) || column === 'outlet' ? Number(value) : String(value);
}

export const figuresOf = (answer: Answer): Row[] =>
  answer.rows.map((cells) =>
    Object.fromEntries(answer.columns.map(({ name }, i) => [name, cells[i] ?? null])),
  );

export const panelFigures = (rows: readonly Row[]): Row[] =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(name, value)])),
  );

/** The API's answer to a panel's question has as many rows as the panel's. */
export const limitOf = ({ granularity, dimensions, limit }: Question): { limit?: number } =>
  limit !== undefined ? { limit } : granularity && dimensions?.length ? { limit: 50_000 } : {};
