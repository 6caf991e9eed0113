import { Module } from '@nestjs/common';
import { SinkMetrics } from './sink-metrics.js';
import { SinkService } from './sink.service.js';

/** From the event log into the store. */
@Module({ providers: [SinkService, SinkMetrics], exports: [SinkService] })
export class SinkModule {}
