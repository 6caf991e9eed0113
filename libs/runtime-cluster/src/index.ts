export { HttpClickHouse, migrateHttpStore } from './clickhouse/index.js';
export { ClusterRuntimeModule, type ClusterUse } from './cluster-runtime.module.js';
export { openControlPlane, type ControlPlaneOptions } from './control-plane/index.js';
export {
  KafkaEventLog,
  SpoolingEventLog,
  type KafkaEventLogOptions,
  type KafkaTrouble,
} from './kafka/index.js';
