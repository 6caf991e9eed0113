import { measureByName } from './measures.js';
import { READING_METRICS } from './reading-metrics.js';
import type { Metric } from './types.js';
import { VALUE_METRICS } from './value-metrics.js';

/** Every metric of the product, each with its one definition. */
export const METRICS: readonly Metric[] = [...READING_METRICS, ...VALUE_METRICS];

export const metricByName: ReadonlyMap<string, Metric> = new Map(METRICS.map((m) => [m.name, m]));

/** The measures that a metric is made of. */
export function measuresOf(metric: Metric): string[] {
  return 'measure' in metric.of ? [metric.of.measure] : [metric.of.numerator, metric.of.denominator];
}

/** Whether rollups hold all that a metric is made of; otherwise every question for it reads page views. */
export const isRolledMetric = (metric: Metric): boolean =>
  measuresOf(metric).every((name) => measureByName.get(name)?.rolled !== false);
