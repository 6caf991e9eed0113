import type { ClickHouseClient } from '@clickhouse/client';

/**
 * What a connection is for. Queries on one embedded connection run one after the other, so each kind of work has its
 * own and none waits behind another.
 */
export type ConnectionPurpose = 'ingest' | 'aggregate' | 'query' | 'live' | 'admin';

/** The analytics store. The client is the port; this only chooses the connection. */
export abstract class ClickHouse {
  abstract connection(purpose: ConnectionPurpose): ClickHouseClient;
  abstract close(): Promise<void>;
}
