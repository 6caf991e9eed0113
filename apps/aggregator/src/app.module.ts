import { Module, type DynamicModule } from '@nestjs/common';
import { AggregatorModule } from '@nhipbao/aggregator';
import { PlatformModule, type Config } from '@nhipbao/platform';
import { ClusterRuntimeModule } from '@nhipbao/runtime-cluster';

/** Makes page views, visits and rollups. One of them works, the others stand by. */
@Module({})
export class AggregatorProcess {
  static register(config: Config): DynamicModule {
    return {
      module: AggregatorProcess,
      imports: [
        ClusterRuntimeModule.register(config, { reads: true, store: true }),
        PlatformModule.register(config, 'aggregator'),
        AggregatorModule,
      ],
    };
  }
}
