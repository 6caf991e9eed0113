import { clickHouseHttp } from '@nhipbao/clickhouse-http';
import type { Config } from '@nhipbao/platform';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { fastify } from 'fastify';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ChdbExecutor } from './chdb-executor.js';

/** Statements that run side by side; each holds one of the process's worker threads. */
const LANES = 8;

/** Longer than clients keep an idle connection, so that it is never closed under a request. */
const KEEP_ALIVE_MS = 10_000;
const SWEEP_MS = 50;

/** Parameters travel in the address; ClickHouse takes so much of it too. */
const MAX_ADDRESS_BYTES = 1024 ** 2;

export interface Serving {
  url: string;
  /** Lets what runs finish, and the engine close its folder. */
  stop: () => Promise<void>;
}

/** Serves the embedded engine over HTTP. @throws Error with code `EADDRINUSE` when the port is taken */
export async function serve({ dataDir, host, port }: Config): Promise<Serving> {
  const store = new ChdbClickHouse({ dataDir });
  const lanes = store.openLanes(LANES);
  const uploads = join(resolve(dataDir), 'uploads');
  // What a killed process left there belongs to inserts that nobody was told had succeeded.
  await rm(uploads, { recursive: true, force: true });
  await mkdir(uploads, { recursive: true });
  const server = fastify({ keepAliveTimeout: KEEP_ALIVE_MS, http: { maxHeaderSize: MAX_ADDRESS_BYTES } });
  await server.register(
    clickHouseHttp({
      executor: new ChdbExecutor(lanes, uploads),
      // The engine has no users: whoever reaches the port may do anything.
      authenticate: (credentials) => ('user' in credentials ? credentials.user : 'token'),
      onFault: (error, queryId) => process.stderr.write(`${queryId}: ${String(error)}\n`),
    }),
  );
  const stop = async (): Promise<void> => {
    // A connection is kept after the answer that was waited for.
    const sweep = setInterval(() => {
      server.server.closeIdleConnections();
    }, SWEEP_MS);
    await server.close();
    clearInterval(sweep);
    await lanes.close();
    await store.close();
  };
  try {
    const url = await server.listen({ host, port });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
