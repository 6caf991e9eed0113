export { KafkaEventLog } from './kafka-event-log.js';
export type { KafkaEventLogOptions, KafkaTrouble } from './options.js';
