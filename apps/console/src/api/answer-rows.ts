import type { Cell, QueryAnswer } from './query.js';

/** One row of an answer, read by column name. */
export interface AnswerRow {
  text: (column: string) => string;
  /** The metric's value; null when the API gives none, such as a ratio over nothing. */
  number: (column: string) => number | null;
}

/** The rows of an answer, readable by column name. */
export function rowsOf(answer: QueryAnswer): AnswerRow[] {
  return answer.rows.map((row) => readRow(answer, row));
}

/** The figures over all rows: the totals, or the only row of a query without dimensions. */
export function totalsOf(answer: QueryAnswer): AnswerRow | undefined {
  const row = answer.totals ?? answer.rows[0];
  return row === undefined ? undefined : readRow(answer, row);
}

function readRow(answer: QueryAnswer, row: Cell[]): AnswerRow {
  const cell = (column: string): Cell =>
    row[answer.columns.findIndex((known) => known.name === column)] ?? null;
  return {
    text: (column) => String(cell(column) ?? ''),
    number: (column) => {
      const value = cell(column);
      return value === null || value === '' ? null : Number(value);
    },
  };
}
