export { kafkaAccess } from './kafka-access.js';
export { KafkaEventLog } from './kafka-event-log.js';
export type { KafkaEventLogOptions, KafkaTrouble } from './options.js';
export type { SpoolNotice } from './spool-beacon.js';
export { SpoolingEventLog, type SpoolOptions, type SpoolState } from './spooling-event-log.js';
