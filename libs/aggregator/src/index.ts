export { AggregatorModule } from './aggregator.module.js';
export { assemblePageViews, type LogSlice } from './assembly/page-view-assembly.js';
export { rollUp, type AssemblyRange, type DayRange } from './rollup/rollup-batch.js';
