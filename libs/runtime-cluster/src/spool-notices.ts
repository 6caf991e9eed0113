import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { SpoolNotice } from './kafka/index.js';

const IDENTITY = 'identity';
const MISSING = 'ENOENT';

/**
 * The notice of a spool in the control plane, where the aggregator looks before it says how far figures reach. It belongs to the
 * folder: a process that takes the folder over takes the notice over.
 */
export async function spoolNotice(folder: string, controlPlane: DataSource): Promise<SpoolNotice> {
  const id = await identityOf(folder);
  return {
    raise: async (sinceMs) => {
      await controlPlane.query(
        `INSERT INTO spools (id, host, since) VALUES ($1, $2, now() - $3 * interval '1 millisecond')
         ON CONFLICT (id) DO UPDATE
         SET host = excluded.host, since = least(spools.since, excluded.since), drained_at = NULL`,
        [id, hostname(), Math.ceil(sinceMs)],
      );
    },
    lower: async () => {
      await controlPlane.query('UPDATE spools SET drained_at = now() WHERE id = $1 AND drained_at IS NULL', [
        id,
      ]);
    },
  };
}

async function identityOf(folder: string): Promise<string> {
  const path = join(folder, IDENTITY);
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (!(error instanceof Object && 'code' in error && error.code === MISSING)) throw error;
    const id = randomUUID();
    await mkdir(folder, { recursive: true });
    await writeFile(path, `${id}\n`, { flush: true });
    return id;
  }
}
