export * from './control-plane-contract.js';
