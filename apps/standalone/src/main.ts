import 'reflect-metadata';
import { fail, readConfig, StartRefused, stopOnSignals, type Stopping } from '@nhipbao/platform';
import { DataFolderInUse, DataFolderLock } from '@nhipbao/runtime-standalone';
import { resolve } from 'node:path';
import { assertPortFree } from './assert-port-free.js';
import { FirstRunService } from './first-run/first-run.service.js';
import { hasWorkerThreads } from './worker-threads.js';
import { startApplication } from './start-application.js';

function acquire(folder: string): DataFolderLock {
  try {
    return DataFolderLock.acquire(folder);
  } catch (error) {
    throw error instanceof DataFolderInUse ? new StartRefused(error.message) : error;
  }
}

async function main(): Promise<void> {
  const config = readConfig();
  const lock = acquire(resolve(config.dataDir));
  let stopping: Stopping | undefined;
  try {
    await assertPortFree(config);
    const app = await startApplication(config);
    stopping = stopOnSignals(app, config, () => lock.release());
    await app.get(FirstRunService).begin(await app.getUrl());
  } catch (error) {
    // What was cut off by a stop is not a fault.
    if (stopping?.begun) return;
    lock.release();
    fail(error, config);
  }
}

if (hasWorkerThreads(process.env)) main().catch((error: unknown) => fail(error));
