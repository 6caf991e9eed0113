import { Module } from '@nestjs/common';
import { Config, EventLog, SiteDirectory } from '@nhipbao/platform';
import { Agents } from './agents/agents.js';
import { PlatformDays } from './clock/platform-days.js';
import { CollectController } from './collect.controller.js';
import { CollectRoutes } from './collect.routes.js';
import { Collector } from './collector.js';
import { Pipeline } from './pipeline/pipeline.js';
import { PipelineMetrics } from './pipeline/pipeline-metrics.js';
import { STEPS } from './pipeline/steps.js';
import { Places } from './places/places.js';
import { SiteRates } from './rates/site-rates.js';
import { SaltKeeper } from './visitors/salt-keeper.js';
import { VisitorKeys } from './visitors/visitor-keys.js';
import { VisitorSalts } from './visitors/visitor-salts.js';

/**
 * `POST /v1/events` and `GET /v1/pixel.gif`, from bytes to the log. Needs beside it the platform module (settings,
 * directory, keys, metrics) and a runtime that provides {@link EventLog} and the control plane's `DataSource`.
 */
@Module({
  providers: [
    Agents,
    Places,
    PipelineMetrics,
    VisitorSalts,
    VisitorKeys,
    SaltKeeper,
    CollectController,
    CollectRoutes,
    {
      provide: PlatformDays,
      inject: [Config],
      useFactory: ({ timezone }: Config) => new PlatformDays(timezone),
    },
    { provide: SiteRates, inject: [Config], useFactory: (config: Config) => new SiteRates(config) },
    {
      provide: Pipeline,
      inject: [SiteDirectory, SiteRates, PlatformDays, Places, Agents, VisitorKeys, PipelineMetrics],
      useFactory: (
        sites: SiteDirectory,
        rates: SiteRates,
        days: PlatformDays,
        places: Places,
        agents: Agents,
        visitorKeys: VisitorKeys,
        metrics: PipelineMetrics,
      ) => new Pipeline(STEPS, { sites, rates, days, places, agents, visitorKeys }, metrics),
    },
    {
      provide: Collector,
      inject: [Pipeline, EventLog, SiteDirectory, PipelineMetrics],
      useFactory: (pipeline: Pipeline, log: EventLog, sites: SiteDirectory, metrics: PipelineMetrics) =>
        new Collector(pipeline, log, sites, metrics),
    },
  ],
})
export class CollectorModule {}
