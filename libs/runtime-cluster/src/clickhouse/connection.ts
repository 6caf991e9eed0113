import type { ClickHouseClientConfigOptions } from '@clickhouse/client';

/** What `@clickhouse/client` asks of whatever carries its statements; it names the parts of it nowhere. */
export type Connection = NonNullable<ClickHouseClientConfigOptions['connection']>;
export type QueryParams = Parameters<Connection['query']>[0];
export type InsertParams = Parameters<Connection['insert']>[0];
export type ExecParams = Parameters<Connection['exec']>[0];
export type CommandParams = Parameters<Connection['command']>[0];
export type PingParams = Parameters<Connection['ping']>[0];
