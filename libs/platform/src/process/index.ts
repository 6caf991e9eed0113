export { fail, StartRefused } from './fail.js';
export { runProcess, type ProcessParts } from './run-process.js';
export { Stores } from './stores.js';
export { stopOnSignals, type Stopping } from './stop-on-signals.js';
