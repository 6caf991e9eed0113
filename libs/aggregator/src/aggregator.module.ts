import { Module } from '@nestjs/common';
import { AggregatorMetrics } from './aggregator-metrics.js';
import { AggregatorService } from './aggregator.service.js';
import { AssemblyService } from './assembly/assembly.service.js';
import { RollupService } from './rollup/rollup.service.js';
import { VersionClock } from './version-clock.js';

/** From stored events to page views, visits and rollups. */
@Module({ providers: [AggregatorService, AssemblyService, RollupService, VersionClock, AggregatorMetrics] })
export class AggregatorModule {}
