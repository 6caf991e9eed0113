import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '@nhipbao/access';
import { AggregatorModule } from '@nhipbao/aggregator';
import { AudienceModule } from '@nhipbao/audience';
import { CollectorModule } from '@nhipbao/collector';
import { PlatformModule, type Config } from '@nhipbao/platform';
import { StandaloneRuntimeModule } from '@nhipbao/runtime-standalone';
import { SinkModule } from '@nhipbao/sink';
import { FirstRunModule } from './first-run/first-run.module.js';

/** The whole product in one process. */
@Module({})
export class StandaloneModule {
  static register(config: Config): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        StandaloneRuntimeModule.register(config),
        PlatformModule.register(config, 'standalone'),
        CollectorModule,
        SinkModule,
        AggregatorModule,
        AccessModule,
        AudienceModule,
        FirstRunModule,
      ],
    };
  }
}
