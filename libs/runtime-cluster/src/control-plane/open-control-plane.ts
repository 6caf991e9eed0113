import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { CONTROL_PLANE } from '@nhipbao/platform';
import { DataSource } from 'typeorm';

/** Any number: whoever migrates holds the advisory lock of this name, so that processes that start together take turns. */
const MIGRATION_LOCK = 348_2030;

/** Time for a connection to come about, and for a statement: what is slower counts as away, ms. */
const CONNECT_MS = 3_000;
const STATEMENT_MS = 15_000;
const POOL_SIZE = 8;
const RETRY_MS = 1_000;

export interface ControlPlaneOptions {
  /** `postgres://user:password@host:port/database` */
  url: string;
  /** Told of faults of idle connections, and of every try to open that failed. Never given the address. */
  onTrouble: (error: unknown) => void;
  /** Ends the waiting for a PostgreSQL that is away. */
  signal?: AbortSignal;
}

/**
 * Opens the control plane on PostgreSQL with its migrations run. A process that starts while PostgreSQL is away waits for it;
 * one that has started goes on from what it has read (see `Snapshot`).
 * @throws when the address is wrong (no such user or database), or when `signal` aborts
 */
export async function openControlPlane({ url, onTrouble, signal }: ControlPlaneOptions): Promise<DataSource> {
  for (;;) {
    const source = newSource(url, onTrouble);
    try {
      await source.initialize();
      await migrate(source);
      return source;
    } catch (error) {
      if (source.isInitialized) await source.destroy();
      if (!isAway(error)) throw error;
      onTrouble(error);
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}

function newSource(url: string, onTrouble: (error: unknown) => void): DataSource {
  return new DataSource({
    ...CONTROL_PLANE,
    type: 'postgres',
    url,
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_MS,
    poolErrorHandler: onTrouble,
    extra: { statement_timeout: STATEMENT_MS, query_timeout: STATEMENT_MS, application_name: 'nhipbao' },
  });
}

/** The lock belongs to one connection and goes with it, so that a process that is killed holds nobody up. */
async function migrate(source: DataSource): Promise<void> {
  const holder = source.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await holder.release();
  }
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
]);

/** Whether the server is not there or not ready yet (class 57: shutting down, starting up, too slow), rather than refusing us. */
function isAway(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return AWAY.has(code) || code.startsWith('57') || /timeout|terminated unexpectedly/i.test(error.message);
}
