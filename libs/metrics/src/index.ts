export * from './catalogue/types.js';
export * from './catalogue/measures.js';
export * from './catalogue/metrics.js';
export * from './catalogue/dimensions.js';
export * from './compile/rollup-statement.js';
