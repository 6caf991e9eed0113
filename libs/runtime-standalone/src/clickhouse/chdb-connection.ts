import { collectRows } from '@nhipbao/platform';
import { parseError, type ClickHouseClientConfigOptions } from '@clickhouse/client';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readInsertStatement } from './insert-statement.js';
import type { StatementResult } from './lane.js';
import type { LanePool } from './lane-pool.js';
import { quote } from './sql-text.js';

type Connection = NonNullable<ClickHouseClientConfigOptions['connection']>;
type QueryParams = Parameters<Connection['query']>[0];
type InsertParams = Parameters<Connection['insert']>[0];
type ExecParams = Parameters<Connection['exec']>[0];
type ClickHouseSummary = NonNullable<Awaited<ReturnType<Connection['insert']>>['summary']>;

/** Settings of the HTTP interface, which the client sends and the engine does not have. */
const httpSettings = new Set([
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'http_response_buffer_size',
  'enable_http_compression',
]);

/**
 * Lets `@clickhouse/client` talk to the engine in this process. It takes the place of the driver's own connection,
 * which keeps settings from one query to the next, copies inserts through a JavaScript string, and cannot be given
 * the arguments that the engine starts with.
 */
export class ChdbConnection implements Connection {
  constructor(private readonly pool: LanePool) {}

  async ping(): ReturnType<Connection['ping']> {
    try {
      await this.run({ query: 'SELECT 1' });
      return { success: true };
    } catch (error) {
      return { success: false, error: clientError(error) };
    }
  }

  async query(params: QueryParams): ReturnType<Connection['query']> {
    const { bytes } = await this.run(params);
    return { ...answer(params), stream: readable(bytes) };
  }

  async command(params: QueryParams): ReturnType<Connection['command']> {
    return { ...answer(params), summary: readSummary(await this.run(params)) };
  }

  async insert(params: InsertParams): ReturnType<Connection['insert']> {
    return { ...answer(params), summary: await this.write(params, params.values) };
  }

  async exec(params: ExecParams): ReturnType<Connection['exec']> {
    if (params.values !== undefined) {
      const summary = await this.write(params, params.values);
      return { ...answer(params), summary, stream: readable(new Uint8Array()) };
    }
    const result = await this.run(params);
    return { ...answer(params), summary: readSummary(result), stream: readable(result.bytes) };
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  /** Behind a statement's text, rows would end at an empty line, and what follows it would be run. */
  private async writeFromFile(params: QueryParams, rows: Buffer): Promise<ClickHouseSummary> {
    const [, into = '', format = ''] = /^([\s\S]*?)\s+FORMAT\s+(\w+)\s*$/i.exec(params.query) ?? [];
    if (into === '') throw new TypeError('Rows to insert need a statement that ends in their FORMAT');
    const folder = await mkdtemp(join(tmpdir(), 'nhipbao-rows-'));
    try {
      const path = join(folder, 'rows');
      await writeFile(path, rows);
      const query = `${into} FROM INFILE ${quote(path)} COMPRESSION 'none' FORMAT ${format}`;
      return readSummary(await this.run({ ...params, query, abort_signal: undefined }));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  private async run({
    query,
    query_params,
    clickhouse_settings,
    abort_signal,
  }: QueryParams): Promise<StatementResult> {
    const { default_format: format, ...settings } = engineSettings(clickhouse_settings);
    const statement = { sql: query, params: query_params, settings, format: format as string | undefined };
    try {
      return await this.pool.run((lane) => lane.run(statement), abort_signal);
    } catch (error) {
      throw clientError(error);
    }
  }

  private async write(params: QueryParams, values: string | Readable): Promise<ClickHouseSummary> {
    const rows = await collectRows(values);
    if (rows.length === 0) return summary({});
    const insert = readInsertStatement(params.query);
    if (!insert) return this.writeFromFile(params, rows);
    try {
      const settings = engineSettings(params.clickhouse_settings);
      const written = await this.pool.run((lane) => lane.insert(insert, rows, settings), params.abort_signal);
      const { rowsWritten, bytesWritten, elapsed } = written;
      return summary({ written_rows: String(rowsWritten), written_bytes: String(bytesWritten) }, elapsed);
    } catch (error) {
      throw clientError(error);
    }
  }
}

function engineSettings(settings: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => value !== undefined && !httpSettings.has(name)),
  );
}

function answer({ query_id = randomUUID() }: QueryParams) {
  return { query_id, response_headers: {}, http_status_code: 200 };
}

function readable(bytes: Uint8Array): Readable {
  const stream = new Readable({
    read() {
      this.push(bytes);
      this.push(null);
    },
  });
  // The client destroys the stream of a result that was closed unread, with an error that nobody waits for.
  return stream.on('error', () => undefined);
}

function readSummary({ rowsRead, bytesRead, elapsed }: StatementResult): ClickHouseSummary {
  return summary({ read_rows: String(rowsRead), read_bytes: String(bytesRead) }, elapsed);
}

function summary(known: Partial<ClickHouseSummary>, elapsedSeconds = 0): ClickHouseSummary {
  const zero = { read_rows: '0', read_bytes: '0', written_rows: '0', written_bytes: '0' };
  const results = { total_rows_to_read: '0', result_rows: '0', result_bytes: '0' };
  return { ...zero, ...results, elapsed_ns: String(Math.round(elapsedSeconds * 1e9)), ...known };
}

/** The engine's message as the error that the client throws over HTTP, with ClickHouse's code and type. */
function clientError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const parsed = parseError(error.message);
  return parsed.message === error.message ? error : Object.assign(parsed, { cause: error });
}
