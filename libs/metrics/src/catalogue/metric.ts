import type { Grain, Metric, Text, Unit } from './types.js';

export const text = (vi: string, en: string): Text => ({ vi, en });

/** A metric as a record. */
export const metric = (
  name: string,
  unit: Unit,
  grain: Grain,
  of: Metric['of'],
  label: Text,
  description: Text,
): Metric => ({ name, unit, grain, of, label, description });

export const measure = (name: string): Metric['of'] => ({ measure: name });
export const ratio = (numerator: string, denominator: string): Metric['of'] => ({ numerator, denominator });
