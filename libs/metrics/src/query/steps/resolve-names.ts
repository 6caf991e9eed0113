import { dimensionByName, DIMENSIONS } from '../../catalogue/dimensions.js';
import { metricByName, METRICS } from '../../catalogue/metrics.js';
import type { Step } from '../plan.js';
import { GRANULARITIES, QueryError, type Granularity } from '../request.js';

const MOST_DIMENSIONS = 4;

function known<T>(
  names: readonly string[],
  byName: ReadonlyMap<string, T>,
  field: string,
  kind: string,
): T[] {
  return [...new Set(names)].map((name, index) => {
    const found = byName.get(name);
    if (!found)
      throw new QueryError(`${field}[${index}]`, `unknown ${kind}; see "valid" for those there are`, [
        ...byName.keys(),
      ]);
    return found;
  });
}

const isTime = (name: string): name is Granularity => (GRANULARITIES as readonly string[]).includes(name);

/** Looks up metrics and dimensions; a time unit named as a dimension is the query's granularity. */
export const resolveNames: Step = (plan, request) => {
  const times = (request.dimensions ?? []).filter(isTime);
  const granularity = plan.granularity ?? times[0];
  if (new Set([...times, ...(plan.granularity ? [plan.granularity] : [])]).size > 1) {
    throw new QueryError('granularity', 'rows can be grouped by one unit of time only');
  }
  if (request.metrics.length === 0) {
    throw new QueryError(
      'metrics',
      'at least one metric is needed',
      METRICS.map((m) => m.name),
    );
  }
  const dimensions = known(
    (request.dimensions ?? []).filter((name) => !isTime(name)),
    dimensionByName,
    'dimensions',
    'dimension',
  );
  if (dimensions.length > MOST_DIMENSIONS) {
    throw new QueryError(
      'dimensions',
      `at most ${MOST_DIMENSIONS} dimensions`,
      DIMENSIONS.map((d) => d.name),
    );
  }
  return {
    ...plan,
    granularity,
    metrics: known(request.metrics, metricByName, 'metrics', 'metric'),
    dimensions,
  };
};
