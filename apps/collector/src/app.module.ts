import { Module, type DynamicModule } from '@nestjs/common';
import { CollectorModule } from '@nhipbao/collector';
import { PlatformModule, type Config } from '@nhipbao/platform';
import { ClusterRuntimeModule } from '@nhipbao/runtime-cluster';

/** Takes events and answers 202 when they are durable: in Kafka, or in this process's spool while Kafka is away. */
@Module({})
export class CollectorProcess {
  static register(config: Config): DynamicModule {
    return {
      module: CollectorProcess,
      imports: [
        ClusterRuntimeModule.register(config, { appends: true }),
        PlatformModule.register(config, 'collector'),
        CollectorModule,
      ],
    };
  }
}
