import { dimensionByName } from '../catalogue/dimensions.js';
import { metricByName } from '../catalogue/metrics.js';
import type { Dimension, Metric, Text } from '../catalogue/types.js';
import type { FieldConfig, FieldOverride, Json, JsonObject } from './grafana-json.js';
import { both, DECIMALS, GRAFANA_UNITS, valueMappings } from './texts.js';

/** @throws when the catalogue has no such metric */
export function metricNamed(name: string): Metric {
  const metric = metricByName.get(name);
  if (!metric) throw new Error(`the catalogue has no metric "${name}"`);
  return metric;
}

/** @throws when the catalogue has no such dimension */
export function dimensionNamed(name: string): Dimension {
  const dimension = dimensionByName.get(name);
  if (!dimension) throw new Error(`the catalogue has no dimension "${name}"`);
  return dimension;
}

export const isRatio = ({ of }: Metric): boolean => 'numerator' in of;

/** How figures of a metric are written. */
export const unitOf = ({ unit }: Metric): JsonObject => ({
  unit: GRAFANA_UNITS[unit],
  decimals: DECIMALS[unit],
});

export function override(column: string, properties: Record<string, Json>): FieldOverride {
  return {
    matcher: { id: 'byName', options: column },
    properties: Object.entries(properties).map(([id, value]) => ({ id, value })),
  };
}

/** Columns of an answer under their catalogue labels, with units and the names of codes. */
export function catalogueOverrides(
  metrics: readonly string[],
  dimensions: readonly string[] = [],
): FieldOverride[] {
  return [
    ...dimensions.map((name) =>
      override(name, { displayName: both(dimensionNamed(name).label), mappings: valueMappings(name) }),
    ),
    ...metrics.map((name) => {
      const metric = metricNamed(name);
      return override(name, { displayName: both(metric.label), ...unitOf(metric) });
    }),
  ];
}

/** A column that the catalogue does not know, such as a live reader count. */
export const labelled = (column: string, label: Text, properties: Record<string, Json> = {}): FieldOverride =>
  override(column, { displayName: both(label), ...properties });

export const fieldConfig = (defaults: JsonObject, overrides: FieldOverride[] = []): FieldConfig => ({
  defaults,
  overrides,
});
