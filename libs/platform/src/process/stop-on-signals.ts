import type { INestApplication } from '@nestjs/common';
import type { Config } from '../config/index.js';
import { Health } from '../health/index.js';
import { fail } from './fail.js';

export interface Stopping {
  /** A signal came. */
  readonly begun: boolean;
}

/**
 * On SIGINT and SIGTERM: says at `/health/ready` that no requests should come any more, lets what is under way finish, gives
 * everything back and ends the process. Once, however often it is asked to.
 * @param released called when the application has closed, before the process ends
 */
export function stopOnSignals(app: INestApplication, config: Config, released: () => void): Stopping {
  const stopping = { begun: false };
  const stop = (): void => {
    if (stopping.begun) return;
    stopping.begun = true;
    app.get(Health).register('process', () => ({ status: 'down', detail: 'stopping' }));
    process.stdout.write('\nĐang dừng… / stopping…\n');
    app.close().then(
      () => {
        released();
        process.stdout.write('Đã dừng, dữ liệu đã được giữ. / Stopped, all data kept.\n');
        process.exit(0);
      },
      (error: unknown) => fail(error, config),
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return stopping;
}
