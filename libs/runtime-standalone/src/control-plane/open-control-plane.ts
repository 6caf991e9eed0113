import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { CONTROL_PLANE } from '@nhipbao/platform';
import { DataSource } from 'typeorm';
import { DataFolderLock } from '@nhipbao/runtime-lmdb';
import { PGlitePool } from './pglite-pool.js';

/** Longest wait for the one connection, ms. */
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
  /** Told of faults of the connection that no caller waits for. */
  onTrouble: (error: unknown) => void;
}

/** A data source whose folder becomes free for other processes when it is destroyed. */
class EmbeddedControlPlane extends DataSource {
  constructor(
    database: PGlite,
    private readonly lock: DataFolderLock,
    onTrouble: (error: unknown) => void,
  ) {
    class Pool extends PGlitePool {
      constructor() {
        super(database, PATIENCE_MS);
      }
    }
    super({ ...CONTROL_PLANE, type: 'postgres', driver: { Pool }, poolErrorHandler: onTrouble });
  }

  override async destroy(): Promise<void> {
    try {
      await super.destroy();
    } finally {
      this.lock.release();
    }
  }
}

/**
 * Opens the embedded control plane, PostgreSQL in process, with its migrations run. Close it with `destroy()`.
 * @throws {DataFolderInUse} when a living process has the folder
 */
export async function openControlPlane({ dataDir, onTrouble }: ControlPlaneOptions): Promise<DataSource> {
  const folder = join(dataDir, 'control-plane');
  const lock = DataFolderLock.acquire(folder);
  let database: PGlite | undefined;
  try {
    database = await PGlite.create(join(folder, 'postgres'), { parsers });
    const source = new EmbeddedControlPlane(database, lock, onTrouble);
    await source.initialize();
    await source.runMigrations();
    return source;
  } catch (error) {
    await database?.close();
    lock.release();
    throw error;
  }
}
