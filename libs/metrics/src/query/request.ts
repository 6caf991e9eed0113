/** A question as a person or program asks it; see `POST /v1/query`. */
export interface QueryRequest {
  metrics: string[];
  dimensions?: string[];
  filters?: FilterRequest[];
  /** First and last local day, both included, or ISO date-times of which the second is not included. */
  date_range: [string, string];
  granularity?: Granularity;
  timezone?: string;
  compare?: Comparison;
  /** Names of columns; a leading `-` orders from large to small. */
  order_by?: string[];
  limit?: number;
  offset?: number;
}

export interface FilterRequest {
  dimension: string;
  op: FilterOperator;
  values: (string | number)[];
}

export const GRANULARITIES = ['minute', 'hour', 'day', 'week', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export const COMPARISONS = ['previous_period', 'previous_year'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const FILTER_OPERATORS = [
  'is',
  'is_not',
  'contains',
  'not_contains',
  'starts_with',
  'gt',
  'lt',
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A request that cannot be answered: which field, why, and what would be valid. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly field: string,
    message: string,
    readonly valid?: readonly string[],
  ) {
    super(message);
  }
}
