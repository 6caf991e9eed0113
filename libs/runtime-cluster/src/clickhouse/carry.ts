import type { ClickHouseClient } from '@clickhouse/client';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { CommandParams, Connection, ExecParams, InsertParams, QueryParams } from './connection.js';

/** Carries a statement as it stands: the client's own `query` would add a second format. */
export const carryQuery = (client: ClickHouseClient, params: QueryParams): ReturnType<Connection['query']> =>
  client.exec(params);

export const carryCommand = (
  client: ClickHouseClient,
  params: CommandParams,
): ReturnType<Connection['command']> => client.command(params);

export const carryExec = (
  client: ClickHouseClient,
  params: ExecParams,
  rows: Buffer | undefined,
): ReturnType<Connection['exec']> =>
  rows === undefined
    ? client.exec({ ...params, values: undefined })
    : client.exec({ ...params, values: Readable.from([rows], { objectMode: false }) });

export async function carryInsert(
  client: ClickHouseClient,
  params: InsertParams,
  rows: Buffer,
): ReturnType<Connection['insert']> {
  const values = Readable.from([rows], { objectMode: false });
  const { stream, ...answer } = await client.exec({ ...params, values });
  await finished(stream.resume());
  return answer;
}
