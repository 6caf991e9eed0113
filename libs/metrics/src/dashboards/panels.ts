import { CLICKHOUSE } from './data-sources.js';
import {
  catalogueOverrides,
  dimensionNamed,
  fieldConfig,
  isRatio,
  metricNamed,
  override,
  unitOf,
} from './fields.js';
import type { FieldConfig, JsonObject, PanelDraft, Question, Target } from './grafana-json.js';
import type { PanelScope } from './grafana-sql.js';
import { questionTarget } from './targets.js';
import { both, valueNames } from './texts.js';

type Size = Pick<PanelDraft, 'width' | 'height'>;

/** Options of a stat panel that shows one figure, reduced from its field by `calc`. */
export const statOptions = (calc: 'sum' | 'lastNotNull', sparkline: boolean): JsonObject => ({
  reduceOptions: { values: false, calcs: [calc], fields: '' },
  graphMode: sparkline ? 'area' : 'none',
  colorMode: 'value',
  justifyMode: 'auto',
  textMode: 'value',
});

/**
 * A headline figure of the range. What adds up over days is shown over its daily course, whose sum it is; a ratio is computed
 * for the range as a whole, because a mean of daily ratios is another figure.
 */
export function headlinePanel(name: string, scope: PanelScope, size: Size): PanelDraft {
  const metric = metricNamed(name);
  const series = !isRatio(metric);
  return {
    type: 'stat',
    title: both(metric.label),
    description: both(metric.description),
    ...size,
    datasource: CLICKHOUSE,
    targets: [questionTarget({ metrics: [name], ...(series ? { granularity: 'day' } : {}) }, scope)],
    fieldConfig: fieldConfig({ ...unitOf(metric), color: { mode: 'fixed', fixedColor: 'blue' } }),
    options: statOptions(series ? 'sum' : 'lastNotNull', series),
  };
}

interface SeriesStyle {
  bars?: boolean;
  stacked?: boolean;
}

/** Drawing of a time series. */
export const seriesStyle = ({ bars = false, stacked = false }: SeriesStyle = {}): JsonObject => ({
  custom: {
    drawStyle: bars ? 'bars' : 'line',
    lineWidth: bars ? 0 : 2,
    fillOpacity: bars ? 70 : 12,
    showPoints: 'never',
    spanNulls: false,
    stacking: { mode: stacked ? 'normal' : 'none', group: 'A' },
    axisSoftMin: 0,
  },
  color: { mode: 'palette-classic' },
});

export const seriesOptions: JsonObject = {
  legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
  tooltip: { mode: 'multi', sort: 'desc' },
};

/** The course of metrics over time; of one metric by one dimension, a series for each of its values. */
export function coursePanel(
  title: string,
  question: Question & Required<Pick<Question, 'granularity'>>,
  scope: PanelScope,
  options: Size & SeriesStyle & { timeFrom?: string },
): PanelDraft {
  const metrics = question.metrics.map(metricNamed);
  const { width, height, timeFrom, ...style } = options;
  const renamed = (question.dimensions ?? []).flatMap(valueNames);
  return {
    type: 'timeseries',
    title,
    description: metrics
      .map(({ label, description }) => `**${both(label)}**: ${both(description)}`)
      .join('\n\n'),
    width,
    height,
    datasource: CLICKHOUSE,
    targets: [questionTarget(question, scope)],
    fieldConfig: fieldConfig(
      { ...seriesStyle(style), ...(metrics[0] ? unitOf(metrics[0]) : {}) },
      // Series of a breakdown are told apart by their labels, which a display name would hide.
      question.dimensions?.length ? [] : catalogueOverrides(question.metrics),
    ),
    options: seriesOptions,
    ...(renamed.length > 0
      ? {
          transformations: renamed.map(([value, name]) => ({
            id: 'renameByRegex',
            options: { regex: `^.*\\b${value}\\b.*$`, renamePattern: name },
          })),
        }
      : {}),
    ...(timeFrom ? { timeFrom } : {}),
  };
}

/** A table whose first measure is drawn as a bar. */
export function breakdownFields(config: FieldConfig, barColumn: string): FieldConfig {
  const bar = { 'custom.cellOptions': { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' } };
  return { ...config, overrides: [...config.overrides, override(barColumn, bar)] };
}

export const tableOptions: JsonObject = { showHeader: true, cellHeight: 'sm', footer: { show: false } };

/** Metrics by the values of a dimension, the largest first. */
export function breakdownPanel(question: Question, scope: PanelScope, size: Size): PanelDraft {
  const { metrics, dimensions = [] } = question;
  const [first, second] = dimensions.map(dimensionNamed);
  const [measured] = metrics;
  if (!first || measured === undefined) throw new Error('a breakdown has a dimension and a metric');
  const target: Target = questionTarget(question, scope);
  return {
    type: 'table',
    title: both(first.label),
    description: both((second ?? first).description),
    ...size,
    datasource: CLICKHOUSE,
    targets: [target],
    fieldConfig: breakdownFields(
      fieldConfig({ color: { mode: 'fixed', fixedColor: 'blue' } }, catalogueOverrides(metrics, dimensions)),
      measured,
    ),
    options: tableOptions,
  };
}
