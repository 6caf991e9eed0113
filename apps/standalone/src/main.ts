import 'reflect-metadata';
import { ConfigError, readConfig, type Config } from '@nhipbao/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataFolderInUse, DataFolderLock } from '@nhipbao/runtime-standalone';
import { resolve } from 'node:path';
import { assertPortFree } from './assert-port-free.js';
import { FirstRunService } from './first-run/first-run.service.js';
import { hasWorkerThreads } from './worker-threads.js';
import { startApplication } from './start-application.js';

/** A reason not to start that one line explains; anything else is a fault and shows its stack. */
function oneLine(error: unknown, config?: Config): string | undefined {
  if (error instanceof ConfigError || error instanceof DataFolderInUse) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${config?.port ?? ''} is taken: stop what uses it, or set NHIPBAO_PORT to another`;
  if (code === 'EACCES')
    return `Not allowed to listen on port ${config?.port ?? ''} or to write to the data folder`;
  return undefined;
}

function fail(error: unknown, config?: Config): never {
  const line = oneLine(error, config);
  process.stderr.write(
    `${line ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  process.exit(1);
}

/** Stops once, however often it is asked to. */
function stopOnSignals(app: NestFastifyApplication, lock: DataFolderLock, config: Config): () => boolean {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('\nĐang dừng… / stopping…\n');
    app.close().then(
      () => {
        lock.release();
        process.stdout.write('Đã dừng, dữ liệu đã được giữ. / Stopped, all data kept.\n');
        process.exit(0);
      },
      (error: unknown) => fail(error, config),
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return () => stopping;
}

async function main(): Promise<void> {
  const config = readConfig();
  const lock = DataFolderLock.acquire(resolve(config.dataDir));
  let isStopping = (): boolean => false;
  try {
    await assertPortFree(config);
    const app = await startApplication(config);
    isStopping = stopOnSignals(app, lock, config);
    await app.get(FirstRunService).begin(await app.getUrl());
  } catch (error) {
    // What was cut off by a stop is not a fault.
    if (isStopping()) return;
    lock.release();
    fail(error, config);
  }
}

if (hasWorkerThreads(process.env)) main().catch((error: unknown) => fail(error));
