import { Module } from '@nestjs/common';
import { Leases } from '@nhipbao/platform';
import { AggregatorMetrics } from './aggregator-metrics.js';
import { AggregationLease } from './aggregation-lease.js';
import { AggregatorService } from './aggregator.service.js';
import { AssemblyService } from './assembly/assembly.service.js';
import { RecomputationService } from './assembly/recomputation.service.js';
import { StoredHorizon } from './assembly/stored-horizon.js';
import { RollupService } from './rollup/rollup.service.js';
import { VersionClock } from './version-clock.js';

/** From stored events to page views, visits and rollups. */
@Module({
  providers: [
    AggregatorService,
    AggregationLease,
    AssemblyService,
    RecomputationService,
    RollupService,
    StoredHorizon,
    VersionClock,
    Leases,
    AggregatorMetrics,
  ],
})
export class AggregatorModule {}
