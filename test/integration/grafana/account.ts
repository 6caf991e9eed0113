import type { Row } from './running-platform.js';

/** An answer of `GET /v1/accounting`. */
export interface Account {
  hours: (Row & { outlet_id: number; hour: string })[];
  totals: Record<string, number>;
}

const SIDES = ['accepted', 'stored', 'rejected', 'duplicate', 'pending'];

/** The sides of the account, added up over the rows of one key. */
export function sidesBy(rows: readonly Row[], key: (row: Row) => string): Record<string, number[]> {
  const sums: Record<string, number[]> = {};
  for (const row of rows) {
    const before = sums[key(row)] ?? SIDES.map(() => 0);
    sums[key(row)] = SIDES.map((side, i) => (before[i] ?? 0) + Number(row[side]));
  }
  return sums;
}
