export * from './wire-event.js';
export * from './stored-event.js';
export * from './log-record.js';
