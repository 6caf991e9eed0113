import 'reflect-metadata';
import { readConfig } from '@nhipbao/platform';
import { DataFolderLock, openControlPlane, openStore } from '@nhipbao/runtime-standalone';
import { resolve } from 'node:path';

/** Brings the stores of a stopped installation up to date, as every start does, without starting it. */
async function migrate(): Promise<void> {
  const config = readConfig();
  const lock = DataFolderLock.acquire(resolve(config.dataDir));
  try {
    const controlPlane = await openControlPlane({
      dataDir: config.dataDir,
      onTrouble: (error) => process.stderr.write(`${String(error)}\n`),
    });
    await controlPlane.destroy();
    await (await openStore(config)).close();
  } finally {
    lock.release();
  }
}

migrate().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
