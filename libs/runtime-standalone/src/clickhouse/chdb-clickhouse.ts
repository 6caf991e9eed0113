import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { ClickHouse, type ConnectionPurpose } from '@nhipbao/platform';
import { drainPending, Session } from 'chdb';
import { join, resolve } from 'node:path';
import { ChdbConnection } from './chdb-connection.js';
import { defaultChdbOptions, type ChdbOptions } from './chdb-options.js';
import { writeEngineConfig } from './engine-config.js';
import { Lane, SESSION_TIME_ZONE } from './lane.js';
import { LanePool } from './lane-pool.js';

/**
 * The analytics store inside this process: the ClickHouse engine as chDB, which binds one data folder per process.
 *
 * A statement that runs holds one of libuv's worker threads, of which Node has four for everything, the event log's
 * commits included. Start the process with UV_THREADPOOL_SIZE of at least twice {@link workerThreads}.
 */
export class ChdbClickHouse extends ClickHouse {
  private readonly options: Required<ChdbOptions>;
  private readonly path: string;
  private readonly clients = new Map<ConnectionPurpose, ClickHouseClient>();
  private connectionArgs: string[] | undefined;
  private closing: Promise<void> | undefined;

  constructor(options: ChdbOptions) {
    super();
    this.options = { ...defaultChdbOptions, ...options };
    this.path = join(resolve(options.dataDir), 'store');
  }

  /** Most worker threads that statements may hold at once: one for each purpose, more for `query`. */
  get workerThreads(): number {
    return 4 + this.options.querySessions;
  }

  override connection(purpose: ConnectionPurpose): ClickHouseClient {
    if (this.closing) throw new Error('The store is closed');
    let client = this.clients.get(purpose);
    if (!client) {
      const pool = this.openLanes(purpose === 'query' ? this.options.querySessions : 1);
      client = createClient({ connection: new ChdbConnection(pool) });
      this.clients.set(purpose, client);
    }
    return client;
  }

  /** Sessions of the same engine for a user of its own, who closes them. */
  openLanes(sessions: number): LanePool {
    return new LanePool(sessions, () => new Lane(() => this.openSession()));
  }

  /** Lets what is running finish; resolves when the engine has let go of its folder. */
  override close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    await Promise.all(Array.from(this.clients.values(), (client) => client.close()));
    await drainPending();
  }

  /** The first session starts the engine, with everything that cannot be set later. */
  private openSession(): Session {
    this.connectionArgs ??= [
      `--config-file=${writeEngineConfig(this.options)}`,
      // Times in SQL must not depend on where the machine stands.
      `--${SESSION_TIME_ZONE}=UTC`,
      // Like the cluster's: an answer means that the rows are stored, not that they are on their way.
      '--distributed_foreground_insert=1',
    ];
    return new Session(this.path, { connectionArgs: this.connectionArgs });
  }
}
