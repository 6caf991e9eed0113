import type { Filter, Granularity, QueryDto } from '../../api/query.js';
import { grainsFor, rangeOf, type DateRange } from './calendar.js';
import { BREAKDOWN_METRICS, HEADLINE_METRICS, ROBOT_METRICS } from './cards.js';
import type { ExploreState, OpenTable } from './explore-state.js';

/** Whose figures: one outlet's, or with none of them the whole sector's. */
export interface Scope {
  outlet?: number;
  /** The caller sees sums of the sector only: no filters, no breakdown that names an outlet, whole days. */
  aggregateOnly?: boolean;
}

export const CARD_ROWS = 8;
export const TABLE_ROWS = 50;
const SUGGESTIONS = 8;

/** Turns the state of a page into the bodies of its queries; `today` is a day on the platform's clock. */
export function exploreQueries(scope: Scope, state: ExploreState, today: string) {
  const range = rangeOf(state.period, today);
  const filters = scope.aggregateOnly === true ? [] : state.filters;
  const base = { ...scopeOf(scope, state), filters, date_range: range };
  const grains = grainsOf(scope, range);
  const compare = state.compare === 'off' ? {} : { compare: state.compare };

  return {
    range,
    grains,

    headline(): QueryDto {
      return { ...base, ...compare, metrics: [...HEADLINE_METRICS, ...ROBOT_METRICS], dimensions: [] };
    },

    series(): QueryDto {
      const granularity = grains.find((grain) => grain === state.grain) ?? grains[0] ?? 'day';
      return { ...base, ...compare, metrics: [state.metric], dimensions: [], granularity, totals: false };
    },

    breakdown(dimension: string, metric: string, limit = CARD_ROWS): QueryDto {
      return {
        ...base,
        ...compare,
        filters: withoutEmpty(filters, dimension),
        metrics: [metric],
        dimensions: dimensionsOf(dimension),
        order_by: [`-${metric}`],
        limit,
      };
    },

    table({ dimension, sort, page }: OpenTable): QueryDto {
      return {
        ...base,
        filters: withoutEmpty(filters, dimension),
        metrics: [...BREAKDOWN_METRICS],
        dimensions: dimensionsOf(dimension),
        order_by: [sort.direction === 'desc' ? `-${sort.metric}` : sort.metric],
        limit: TABLE_ROWS,
        offset: (page - 1) * TABLE_ROWS,
      };
    },

    /** Values of a dimension that contain a text, the most viewed first. */
    suggestions(dimension: string, text: string): QueryDto {
      const searched = dimension === 'article' ? 'title' : dimension;
      const containing: Filter[] =
        text === '' ? [] : [{ dimension: searched, op: 'contains', values: [text] }];
      return {
        ...base,
        filters: [...state.filters.filter((filter) => filter.dimension !== dimension), ...containing],
        metrics: ['pageviews'],
        dimensions: dimensionsOf(dimension),
        order_by: ['-pageviews'],
        limit: SUGGESTIONS,
        totals: false,
      };
    },

    /** The titles of articles that are known by id only. */
    titles(articles: string[]): QueryDto {
      return {
        ...base,
        filters: [{ dimension: 'article', op: 'is', values: articles }],
        metrics: ['pageviews'],
        dimensions: ['article', 'title'],
        totals: false,
      };
    },
  };
}

export type ExploreQueries = ReturnType<typeof exploreQueries>;

/** An article is told by its id and read by its title. */
export function dimensionsOf(dimension: string): string[] {
  return dimension === 'article' ? ['article', 'title'] : [dimension];
}

/** The steps of time that a range and a caller allow, the usual one first. */
function grainsOf(scope: Scope, range: DateRange): Granularity[] {
  const readable = grainsFor(range);
  if (scope.aggregateOnly !== true) return [...readable];
  const whole = readable.filter((grain) => grain !== 'hour' && grain !== 'minute');
  return whole.length === 0 ? ['day'] : whole;
}

/** Pages that are no article have no place in a list of articles. */
function withoutEmpty(filters: Filter[], dimension: string): Filter[] {
  return dimension === 'article' ? [...filters, { dimension, op: 'is_not', values: [''] }] : filters;
}

function scopeOf({ outlet }: Scope, { site }: ExploreState): Pick<QueryDto, 'outlet' | 'site'> {
  return { ...(outlet === undefined ? {} : { outlet }), ...(site === undefined ? {} : { site }) };
}

/** Queries over one article alone, over a span of days of its own. */
export function articleQueries(outlet: number, article: string, range: DateRange) {
  const filters: Filter[] = [{ dimension: 'article', op: 'is', values: [article] }];
  const base = { outlet, filters, date_range: range };
  return {
    figures: (metrics: string[]): QueryDto => ({ ...base, metrics, dimensions: [] }),
    identity: (): QueryDto => ({
      ...base,
      metrics: ['pageviews'],
      dimensions: ['article', 'title', 'section'],
      order_by: ['-pageviews'],
      limit: 1,
      totals: false,
    }),
    series: (metric: string, granularity: Granularity): QueryDto => ({
      ...base,
      metrics: [metric],
      dimensions: [],
      granularity,
      totals: false,
    }),
    breakdown: (dimension: string, metric: string): QueryDto => ({
      ...base,
      metrics: [metric],
      dimensions: [dimension],
      order_by: [`-${metric}`],
      limit: CARD_ROWS,
    }),
  };
}

export type ArticleQueries = ReturnType<typeof articleQueries>;
