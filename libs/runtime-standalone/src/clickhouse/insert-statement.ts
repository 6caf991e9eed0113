import type { RawInsertFormat } from 'chdb';

/** An insert whose rows come beside the statement, as bytes that the engine parses by itself. */
export interface InsertStatement {
  table: string;
  columns?: string[];
  format: RawInsertFormat;
}

const INSERT = /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([\w.]+)\s*(?:\(([\w\s,]+)\))?\s*FORMAT\s+(\w+)\s*$/i;

const formats: readonly string[] = [
  'JSONEachRow',
  'JSONCompactEachRow',
  'TabSeparated',
  'TabSeparatedWithNames',
  'CSV',
  'CSVWithNames',
] satisfies RawInsertFormat[];

/** Reads a plain insert; undefined when it is anything else, or in a format that the raw way in does not know. */
export function readInsertStatement(sql: string): InsertStatement | undefined {
  const [, table, columns, format] = INSERT.exec(sql) ?? [];
  if (!table || !isRawFormat(format)) return undefined;
  return { table, columns: columns?.split(',').map((column) => column.trim()), format };
}

function isRawFormat(format: string | undefined): format is RawInsertFormat {
  return format !== undefined && formats.includes(format);
}
