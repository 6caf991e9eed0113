export * from './clickhouse-contract.js';
export * from './control-plane-contract.js';
export * from './event-log-contract.js';
export type { EventLogHarness, EventLogTerms } from './event-log-harness.js';
export { TestServer, type Answer, type Call, type TestServerOptions } from './test-server.js';
