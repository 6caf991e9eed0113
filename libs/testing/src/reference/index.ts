export { Account } from './account.js';
export { REFERENCE_DIMENSIONS } from './dimensions.js';
export type { ReferenceDimensionName } from './dimensions.js';
export { addFigures, FIGURE_NAMES, noFigures, ratios } from './figures.js';
export type { Figures } from './figures.js';
export { observeStored, observeWire } from './observation.js';
export type { Observation, Witness } from './observation.js';
