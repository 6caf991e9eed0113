export * from './wire-event.js';
export * from './wire-event.schema.js';
export { FieldProblem, readWireEvent } from './wire-event.validation.js';
export * from './stored-event.js';
export * from './log-record.js';
export { COLLECT_PATHS } from './collect.openapi.js';
