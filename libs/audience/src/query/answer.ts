import type { Comparison, Granularity, Source, Unit } from '@nhipbao/metrics';

export type Cell = string | number | null;

export interface Column {
  name: string;
  type: 'string' | 'number' | 'time';
  unit: Unit | null;
  role: 'dimension' | 'metric' | 'comparison';
}

/** What the figures rest on. */
export interface AnswerMeta {
  outlet_ids: number[];
  site_id?: number;
  /** First and last instant, the last not included. */
  date_range: [string, string];
  timezone: string;
  granularity?: Granularity;
  compare?: Comparison;
  compare_range?: [string, string];
  /** Everything received before this instant is in the figures. */
  fresh_until: string | null;
  /** When the figures were last recomputed. */
  computed_at: string | null;
  /** Days before this one receive no more late events from browsers; later ones are provisional. */
  final_until: string;
  rule_version: number;
  source: Source;
  total_rows: number;
  limit: number;
  offset: number;
  /** Rows withheld by disclosure control; present for callers who see aggregates only. */
  withheld_rows?: number;
}

/** A table with its meaning: the same whichever format it leaves in. */
export interface Answer {
  columns: Column[];
  rows: Cell[][];
  /** Aligned with the columns; null for dimensions. */
  totals: Cell[] | null;
  meta: AnswerMeta;
}
