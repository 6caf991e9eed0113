export * from './control-plane/index.js';
