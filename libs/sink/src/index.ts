export { SinkModule } from './sink.module.js';
export { SINK_GROUP, SinkService } from './sink.service.js';
export { receivedUntil, rowsOf } from './row-buffers.js';
export { SinkMetrics } from './sink-metrics.js';
