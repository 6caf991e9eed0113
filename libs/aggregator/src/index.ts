export * from './assembly/page-view-assembly.js';
export * from './rollup/rollup-batch.js';
