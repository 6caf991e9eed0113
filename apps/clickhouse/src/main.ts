import { ConfigError, readConfig } from '@nhipbao/platform';
import { DataFolderInUse, DataFolderLock } from '@nhipbao/runtime-standalone';
import { resolve } from 'node:path';
import { serve, type Serving } from './serve.js';

const DEFAULT_PORT = '8123';

function fail(error: unknown): never {
  const known = error instanceof ConfigError || error instanceof DataFolderInUse;
  const text =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function stopOnSignals({ stop }: Serving, lock: DataFolderLock): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(() => {
      lock.release();
      process.exit(0);
    }, fail);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
}

async function main(): Promise<void> {
  if (process.env['UV_THREADPOOL_SIZE'] === undefined)
    throw new ConfigError(
      'Start this with `npm run clickhouse`, or set UV_THREADPOOL_SIZE=16 and TZ=UTC: a statement holds a thread while it runs',
    );
  const config = readConfig({ NHIPBAO_PORT: DEFAULT_PORT, ...process.env });
  const lock = DataFolderLock.acquire(resolve(config.dataDir));
  try {
    const serving = await serve(config);
    stopOnSignals(serving, lock);
    process.stdout.write(
      `ClickHouse's HTTP interface on the embedded engine, for tests and development only: ${serving.url}\n`,
    );
  } catch (error) {
    lock.release();
    throw error;
  }
}

main().catch(fail);
