export { CollectorModule } from './collector.module.js';
export { RULE_VERSION } from './rule-version.js';
