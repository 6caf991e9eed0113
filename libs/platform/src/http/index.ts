export { Line, MayBeAbsent } from './fields.js';
export { httpOptions } from './http-options.js';
export { PathId } from './path-id.js';
export type { JsonOf } from './json-of.js';
