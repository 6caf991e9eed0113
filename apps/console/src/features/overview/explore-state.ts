import { GRANULARITIES, type Comparison, type Filter, type Granularity } from '../../api/query.js';
import { isDay, PRESETS, type Period } from './calendar.js';
import { CARD_IDS, CARDS, type CardId } from './cards.js';
import { readFilter, writeFilter } from './filters.js';

/** A full table opened over the page. */
export interface OpenTable {
  dimension: string;
  sort: { metric: string; direction: 'asc' | 'desc' };
  /** From 1. */
  page: number;
}

/** Everything that a page of figures shows; the address bar is its only home, so the back button undoes. */
export interface ExploreState {
  period: Period;
  compare: Comparison | 'off';
  grain: Granularity | undefined;
  metric: string;
  site: number | undefined;
  filters: Filter[];
  /** The dimension shown on each card. */
  tabs: Record<CardId, string>;
  /** A card's own metric where it is not the page's. */
  metrics: Partial<Record<CardId, string>>;
  table: OpenTable | undefined;
}

export const DEFAULT_PERIOD = '7d';
export const DEFAULT_METRIC = 'pageviews';
const DEFAULT_COMPARE = 'previous_period';
const NAME = /^[a-z][a-z0-9_]*$/;

/** Reads the query string; what is not understood falls back to its default. */
export function readState(params: URLSearchParams): ExploreState {
  const compare = params.get('compare');
  const site = Number(params.get('site') ?? Number.NaN);
  const tabs = {} as Record<CardId, string>;
  const metrics: ExploreState['metrics'] = {};
  for (const card of CARD_IDS) {
    const tab = params.get(card);
    tabs[card] = CARDS[card].find((known) => known === tab) ?? CARDS[card][0];
    const metric = nameIn(params, `${card}_by`);
    if (metric !== undefined) metrics[card] = metric;
  }
  return {
    period: readPeriod(params.get('period')),
    compare: compare === 'off' || compare === 'previous_year' ? compare : DEFAULT_COMPARE,
    grain: GRANULARITIES.find((known) => known === params.get('grain')),
    metric: nameIn(params, 'metric') ?? DEFAULT_METRIC,
    site: Number.isInteger(site) && site > 0 ? site : undefined,
    filters: params
      .getAll('f')
      .map(readFilter)
      .filter((filter) => filter !== undefined),
    tabs,
    metrics,
    table: readTable(params.get('table')),
  };
}

/** The shortest query string that reads back to the same state. */
export function writeState(state: ExploreState): URLSearchParams {
  const params = new URLSearchParams();
  const { period, compare, grain, metric, site, filters, table } = state;
  if (period !== DEFAULT_PERIOD) {
    params.set('period', typeof period === 'string' ? period : `${period.from}..${period.to}`);
  }
  if (compare !== DEFAULT_COMPARE) params.set('compare', compare);
  if (grain !== undefined) params.set('grain', grain);
  if (metric !== DEFAULT_METRIC) params.set('metric', metric);
  if (site !== undefined) params.set('site', String(site));
  for (const filter of filters) params.append('f', writeFilter(filter));
  for (const card of CARD_IDS) {
    if (state.tabs[card] !== CARDS[card][0]) params.set(card, state.tabs[card]);
    const own = state.metrics[card];
    if (own !== undefined) params.set(`${card}_by`, own);
  }
  if (table !== undefined) {
    const { metric: by, direction } = table.sort;
    params.set('table', [table.dimension, by, direction, table.page].join(':'));
  }
  return params;
}

function readPeriod(text: string | null): Period {
  const [from, to] = text?.split('..') ?? [];
  if (from !== undefined && to !== undefined && isDay(from) && isDay(to) && from <= to) return { from, to };
  return PRESETS.find((preset) => preset === text) ?? DEFAULT_PERIOD;
}

function readTable(text: string | null): OpenTable | undefined {
  const [, dimension, metric, direction, page] =
    /^([a-z_]+):([a-z_]+):(asc|desc):([1-9]\d*)$/.exec(text ?? '') ?? [];
  if (dimension === undefined || metric === undefined) return undefined;
  return {
    dimension,
    sort: { metric, direction: direction === 'asc' ? 'asc' : 'desc' },
    page: Number(page),
  };
}

function nameIn(params: URLSearchParams, key: string): string | undefined {
  const name = params.get(key);
  return name !== null && NAME.test(name) ? name : undefined;
}
