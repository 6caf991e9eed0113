export { CollectorModule } from './collector.module.js';
export { RULE_VERSION } from './rule-version.js';
// For whoever composes the collector's parts by hand: its integration tests.
export { PlatformDays } from './clock/platform-days.js';
export { Connection } from './pipeline/connection.js';
export { VisitorKeys } from './visitors/visitor-keys.js';
export { SALT_LIFETIME_MS, VisitorSalts } from './visitors/visitor-salts.js';
