import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '@nhipbao/access';
import { AudienceModule } from '@nhipbao/audience';
import { PlatformModule, type Config } from '@nhipbao/platform';
import { ClusterRuntimeModule } from '@nhipbao/runtime-cluster';

/** Answers people and programs: sign-in, management, queries, the live view, the console. */
@Module({})
export class ApiProcess {
  static register(config: Config): DynamicModule {
    return {
      module: ApiProcess,
      imports: [
        ClusterRuntimeModule.register(config, { store: true }),
        PlatformModule.register(config, 'api'),
        AccessModule,
        AudienceModule,
      ],
    };
  }
}
