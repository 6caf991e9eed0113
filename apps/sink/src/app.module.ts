import { Module, type DynamicModule } from '@nestjs/common';
import { SinkModule } from '@nhipbao/sink';
import { PlatformModule, type Config } from '@nhipbao/platform';
import { ClusterRuntimeModule } from '@nhipbao/runtime-cluster';

/** Moves the event log into ClickHouse. As many of them share the work as the topic has partitions. */
@Module({})
export class SinkProcess {
  static register(config: Config): DynamicModule {
    return {
      module: SinkProcess,
      imports: [
        ClusterRuntimeModule.register(config, { reads: true, store: true }),
        PlatformModule.register(config, 'sink'),
        SinkModule,
      ],
    };
  }
}
