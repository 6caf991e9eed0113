import {
  Float64,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  Field,
  Schema,
  RecordBatch,
  type Vector,
} from 'apache-arrow';
import type { Answer } from './answer.js';

export const FORMATS = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/vnd.apache.arrow.stream': 'arrow',
} as const;
export type Format = (typeof FORMATS)[keyof typeof FORMATS];

/** The first format that an `Accept` header names and this API has; JSON for any. */
export function acceptedFormat(accept: string | undefined): Format | undefined {
  if (accept === undefined || accept.trim() === '') return 'json';
  for (const part of accept.split(',')) {
    const type = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (type === '*/*' || type === 'application/*') return 'json';
    if (Object.hasOwn(FORMATS, type)) return FORMATS[type as keyof typeof FORMATS];
  }
  return undefined;
}

/** Leading characters with which a spreadsheet takes a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, UTF-8 with a byte-order mark so that spreadsheets read Vietnamese. */
export function toCsv({ columns, rows }: Answer): string {
  const lines = [columns.map(({ name }) => name), ...rows].map((cells) => cells.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function vectorOf({ columns, rows }: Answer, index: number): Vector {
  const values = rows.map((row) => row[index] ?? null);
  return columns[index]?.type === 'number'
    ? vectorFromArray(values as (number | null)[], new Float64())
    : vectorFromArray(values as (string | null)[], new Utf8());
}

/** An Arrow stream whose fields carry unit and role, and whose schema carries the answer's meta as JSON. */
export function toArrow(answer: Answer): Uint8Array {
  const fields = answer.columns.map(
    (column) =>
      new Field(
        column.name,
        column.type === 'number' ? new Float64() : new Utf8(),
        true,
        new Map([
          ['unit', column.unit ?? ''],
          ['role', column.role],
        ]),
      ),
  );
  const schema = new Schema(fields, new Map([['meta', JSON.stringify(answer.meta)]]));
  const plain = new Table(
    Object.fromEntries(answer.columns.map(({ name }, index) => [name, vectorOf(answer, index)])),
  );
  const batches = plain.batches.map((batch) => new RecordBatch(schema, batch.data));
  return tableToIPC(new Table(schema, batches), 'stream');
}
