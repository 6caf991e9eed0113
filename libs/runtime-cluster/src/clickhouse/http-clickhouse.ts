import {
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClient,
  type ClickHouseClientConfigOptions,
} from '@clickhouse/client';
import { ClickHouse, shardDatabase, type Config, type ConnectionPurpose } from '@nhipbao/platform';
import { AnyHostConnection } from './any-host-connection.js';
import { Host } from './hosts.js';
import { OneHostConnection } from './one-host-connection.js';
import { PURPOSES, requestTimeoutMs, settingsFor } from './purpose.js';

export type HttpClickHouseConfig = Pick<
  Config,
  'clickhouseUrls' | 'clickhouseUser' | 'clickhousePassword' | 'clickhouseDatabase' | 'clickhouseCluster'
>;

/** The analytics store over HTTP: one server, or the servers of a cluster. */
export class HttpClickHouse extends ClickHouse {
  private readonly clients = new Map<ConnectionPurpose, ClickHouseClient>();
  private closed = false;

  constructor(private readonly config: HttpClickHouseConfig) {
    super();
  }

  override connection(purpose: ConnectionPurpose): ClickHouseClient {
    if (this.closed) throw new Error('The store is closed');
    let client = this.clients.get(purpose);
    if (!client) {
      client = this.connect(purpose);
      this.clients.set(purpose, client);
    }
    return client;
  }

  override ddlTarget(table: string): string {
    const { clickhouseCluster: cluster, clickhouseDatabase: database } = this.config;
    return cluster ? `${shardDatabase(database)}.${table} ON CLUSTER '${cluster}'` : table;
  }

  override async close(): Promise<void> {
    this.closed = true;
    await Promise.all(Array.from(this.clients.values(), (client) => client.close()));
  }

  private connect(purpose: ConnectionPurpose): ClickHouseClient {
    const { clickhouseUrls, clickhouseDatabase, clickhouseCluster } = this.config;
    const terms = PURPOSES[purpose];
    const options: ClickHouseClientConfigOptions = {
      username: this.config.clickhouseUser,
      password: this.config.clickhousePassword ?? '',
      database: clickhouseDatabase,
      application: `nhipbao-${purpose}`,
      request_timeout: requestTimeoutMs(terms),
      max_open_connections: terms.sockets,
      // Failures reach their callers, who log them in the product's own way.
      log: { level: ClickHouseLogLevel.OFF },
      keep_alive: { enabled: true, eagerly_destroy_stale_sockets: true },
    };
    const hosts = clickhouseUrls.split(',').map((url) => new Host(url, options));
    const connection =
      purpose === 'aggregate'
        ? new OneHostConnection(hosts, {
            idPrefix: `nhipbao-${clickhouseDatabase}-aggregate-`,
            longestStatementMs: requestTimeoutMs(terms),
          })
        : new AnyHostConnection(hosts);
    return createClient({
      connection,
      log: { level: ClickHouseLogLevel.OFF },
      clickhouse_settings: settingsFor(purpose, clickhouseCluster !== undefined),
    });
  }
}
