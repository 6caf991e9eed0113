export * from './catalogue/types.js';
export {
  DEFAULT_READING_MS,
  ENDLESS_MS,
  MEASURES,
  READ_MS,
  READING_WORDS_PER_MINUTE,
} from './catalogue/measures.js';
export { isRolledMetric, measuresOf, metricByName, METRICS } from './catalogue/metrics.js';
export { dimensionByName, DIMENSIONS, rolledDimensions } from './catalogue/dimensions.js';
export * from './query/request.js';
export {
  planQuery,
  planRange,
  planTotal,
  type Filter,
  type Plan,
  type PlanContext,
  type Source,
  type TimeRange,
} from './query/plan.js';
export { fitStatement } from './query/steps/resolve-filters.js';
export { comparedRange, elapsedRange } from './query/steps/resolve-range.js';
export {
  compile,
  type CompiledQuery,
  type CompileOptions,
  type DisclosureLimits,
} from './compile/compile.js';
export { rollupStatements, type RollupGranularity } from './compile/rollup-statement.js';
export { DUPLICATES, EACH_REJECTION_ONCE, RECEIPTS, STORED } from './statements/accounting-sql.js';
export { FRESHNESS } from './statements/freshness-sql.js';
export { ENGAGED_MS, LIVE, LIVE_FRESHNESS, LIVE_MINUTES, WINDOW_MINUTES } from './statements/live-sql.js';
