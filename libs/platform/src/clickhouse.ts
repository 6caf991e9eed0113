import type { ClickHouseClient } from '@clickhouse/client';

/**
 * What a connection is for. Queries on one embedded connection run one after the other, so each kind of work has its
 * own and none waits behind another.
 */
export type ConnectionPurpose = 'ingest' | 'aggregate' | 'query' | 'live' | 'admin';

/** The analytics store. The client is the port; this only chooses the connection. */
export abstract class ClickHouse {
  abstract connection(purpose: ConnectionPurpose): ClickHouseClient;

  /**
   * How a statement that changes a table itself, such as ALTER, must name it: on a cluster, the tables behind the name, on every
   * server. Its rows are read and written by its plain name everywhere.
   */
  ddlTarget(table: string): string {
    return table;
  }

  abstract close(): Promise<void>;
}
