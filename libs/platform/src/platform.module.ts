import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { AuthGuard, SessionReader } from './auth/index.js';
import { Config } from './config/index.js';
import { ApiKeys, SiteDirectory } from './directory/index.js';
import { ErrorFilter, validationPipe } from './errors/index.js';
import { ControlPlaneHealth } from './health/control-plane-health.js';
import { Health, HealthController } from './health/index.js';
import { RequestMetrics } from './http/request-metrics.js';
import { TraceRequests, Tracing } from './tracing/index.js';

function newRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/**
 * What every process of the platform has: settings, guard, error shape, probes, the directory and the keys. Needs a
 * global runtime module beside it that provides the control plane's {@link DataSource}.
 */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly tracing: Tracing) {}

  /** @param service the process's name in traces, as in its folder below `apps` */
  static register(config: Config, service: string): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: Config, useValue: config },
        { provide: Registry, useFactory: newRegistry },
        {
          provide: SiteDirectory,
          inject: [DataSource],
          useFactory: (source: DataSource) => SiteDirectory.open(source),
        },
        { provide: ApiKeys, inject: [DataSource], useFactory: (source: DataSource) => ApiKeys.open(source) },
        {
          provide: Tracing,
          useFactory: () =>
            new Tracing({ perSecond: config.tracesPerSecond, service, otlpEndpoint: config.otlpEndpoint }),
        },
        Health,
        ControlPlaneHealth,
        SessionReader,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_INTERCEPTOR, useClass: RequestMetrics },
        { provide: APP_INTERCEPTOR, useClass: TraceRequests },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: [Config, Registry, SiteDirectory, ApiKeys, Health, SessionReader, Tracing],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tracing.close();
  }
}
