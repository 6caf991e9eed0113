export { demoSector } from './demo-sector.js';
export { checkScenario } from './scenario.js';
export type * from './scenario.js';
export { simulate } from './simulate.js';
export type { SimulationOptions } from './simulate.js';
export type { Heartbeats } from './visit.js';
