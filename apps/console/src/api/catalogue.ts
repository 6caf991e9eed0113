import { queryOptions } from '@tanstack/react-query';
import { sendJson } from './http.js';

export type Locale = 'vi' | 'en';
type InBothLanguages = Record<Locale, string>;
export type Unit = 'count' | 'number' | 'ms' | 'ratio' | 'percent' | 'currency';

export interface MetricEntry {
  name: string;
  label: InBothLanguages;
  unit: Unit;
  description: InBothLanguages;
  grain: string;
}

export interface DimensionEntry {
  name: string;
  label: InBothLanguages;
  description: InBothLanguages;
  type: string;
}

export interface Catalogue {
  metrics: MetricEntry[];
  dimensions: DimensionEntry[];
}

/** Every metric and dimension with its meaning, as the API defines them. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => sendJson<Catalogue>('/v1/catalogue', { signal }),
  staleTime: Infinity,
});
