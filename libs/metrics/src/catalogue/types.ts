/** A text in the product's two languages, Vietnamese first. */
export interface Text {
  vi: string;
  en: string;
}

export type Unit = 'count' | 'ms' | 'ratio' | 'percent' | 'number' | 'currency';

/**
 * What one unit of a metric is. A visitor-day is a reader on one day, a visitor a reader in the whole period; a visit belongs to
 * the day in which it is seen.
 */
export type Grain =
  'page_view' | 'visit' | 'visitor_day' | 'visitor' | 'article_visit' | 'media_day' | 'conversion';

interface Described {
  label: Text;
  description: Text;
}

/** What an aggregate expression may depend on besides the columns of `page_views`. */
export interface AggregateContext {
  /** SQL that tells a column's values on different local days apart; the column alone where all rows are of one day. */
  daily: (column: string) => string;
  /** Length of the bucket that is grouped by, ms; a day when time is not grouped by. */
  bucketMs: number;
  /** True when rows are broken down or filtered by something finer than a visit, so that a visit may be in several cells. */
  finerThanVisit: boolean;
}

/**
 * A quantity and its aggregate over `page_views`. It adds up over outlets. One that adds up over time too is a column of the
 * rollups, whose cells are summed and never need sketches; one that does not is computed from the page views of the period.
 */
export interface Measure {
  name: string;
  aggregate: (context: AggregateContext) => string;
  /** `false`: no rollup holds it, because what is distinct in a period is not the sum of what is distinct in its parts. */
  rolled?: false;
}

/** What the API, console, SQL views and dashboards offer: one measure, or the ratio of two. */
export interface Metric extends Described {
  name: string;
  unit: Unit;
  grain: Grain;
  of: { measure: string } | { numerator: string; denominator: string };
}

/**
 * `outlet` is coarser than a visit, `visit` constant within one, `page_view` and `list` finer. A list dimension has several
 * values on one page view (authors, tags): its rows do not add up to the total, and the total is counted apart.
 */
export type DimensionLevel = 'outlet' | 'visit' | 'page_view' | 'list';

export interface Dimension extends Described {
  name: string;
  level: DimensionLevel;
  type: 'string' | 'number';
  /** SQL over `page_views`; for a list, the array. */
  sql: (context: { localTime: string }) => string;
  /** The finest rollup that holds it; a question that no rollup answers reads page views. */
  rollup: 'hour' | 'day' | 'none';
  /** For a list whose elements own other arrays: all arrays that narrow to the element together. */
  parallel?: readonly string[];
  /** SQL of a human-readable label of the value (an article's title), the latest of which is kept. */
  labelSql?: string;
}
