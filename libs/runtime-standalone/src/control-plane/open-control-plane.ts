import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { CONTROL_PLANE } from '@nhipbao/platform';
import { DataSource } from 'typeorm';
import { lockFolder } from './folder-lock.js';
import { PGlitePool } from './pglite-pool.js';

const PATIENCE_MS = 30_000;

/** Values as the `pg` package would give them, which TypeORM expects. */
const parsers = {
  [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
  [types.DATE]: (text: string) => text,
  [types.INT8]: (text: string) => text,
};

export interface ControlPlaneOptions {
  /** The control plane lives in `control-plane` below it. */
  dataDir: string;
  /** Told of faults that no caller is waiting for. */
  onTrouble: (error: unknown) => void;
}

/** A data source whose folder becomes free for other processes when it is destroyed. */
class EmbeddedControlPlane extends DataSource {
  unlock: () => Promise<void>;

  override async destroy(): Promise<void> {
    await super.destroy();
    await this.unlock();
  }
}

/**
 * Opens the embedded control plane (PostgreSQL in process) with its migrations run. Close it with `destroy()`.
 * @throws {FolderInUse} when another process has the folder
 */
export async function openControlPlane({ dataDir, onTrouble }: ControlPlaneOptions): Promise<DataSource> {
  const folder = join(dataDir, 'control-plane');
  await mkdir(dataDir, { recursive: true });
  const unlock = await lockFolder(folder, onTrouble);
  try {
    const database = await PGlite.create(folder, { parsers });
    class Pool extends PGlitePool {
      constructor() {
        super(database, PATIENCE_MS);
      }
    }
    const source = new EmbeddedControlPlane({
      ...CONTROL_PLANE,
      type: 'postgres',
      driver: { Pool },
      poolErrorHandler: onTrouble,
    });
    source.unlock = unlock;
    await source.initialize();
    await source.runMigrations();
    return source;
  } catch (error) {
    await unlock();
    throw error;
  }
}
