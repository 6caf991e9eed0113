import {
  ClickHouseException,
  type InsertedRows,
  type StatementAnswer,
  type StatementExecutor,
  type StatementRequest,
  type StatementSummary,
} from '@nhipbao/clickhouse-http';
import { quote, readInsertStatement, type Lane, type LanePool } from '@nhipbao/runtime-standalone';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunningStatements } from './running-statements.js';

type Request = StatementRequest<string>;
interface Done {
  bytes: Uint8Array;
  summary: StatementSummary;
}

const NOTHING: Done = { bytes: new Uint8Array(), summary: {} };

/** Statements on sessions of the embedded engine. */
export class ChdbExecutor implements StatementExecutor<string> {
  private readonly running = new RunningStatements();

  /** @param folder for the rows of an insert while it runs, where the engine cannot take them from memory */
  constructor(
    private readonly lanes: LanePool,
    private readonly folder: string,
  ) {}

  async execute(request: Request): Promise<StatementAnswer> {
    const killed = this.running.killed(request.sql);
    if (killed) {
      await killed;
      return { body: NOTHING.bytes };
    }
    const done = await this.running.track(request.queryId, () => this.run(request));
    return { body: done.bytes, summary: done.summary };
  }

  private async run(request: Request): Promise<Done> {
    try {
      return await (request.insert ? this.insert(request, request.insert) : this.query(request));
    } catch (error) {
      throw (error instanceof Error ? ClickHouseException.parse(error.message) : undefined) ?? error;
    }
  }

  private async query(request: Request, sql = request.sql): Promise<Done> {
    const { params: parameterTexts, format, database } = request;
    const settings = { ...request.settings, ...(request.readOnly ? { readonly: '2' } : {}) };
    const statement = { sql, parameterTexts, settings, format, database };
    const { bytes, rowsRead, bytesRead, elapsed } = await this.onLane(request, (lane) => lane.run(statement));
    return { bytes, summary: { readRows: rowsRead, readBytes: bytesRead, elapsed } };
  }

  private async insert(request: Request, { into, format, rows }: InsertedRows): Promise<Done> {
    if (rows.length === 0) return NOTHING;
    // Only a session's own statement can be given parameters or be kept from writing.
    const plain = request.readOnly ? undefined : readInsertStatement(`${into} FORMAT ${format}`);
    if (!plain) return this.insertFromFile(request, { into, format, rows });
    const { database, settings } = request;
    const table = database && !plain.table.includes('.') ? `${database}.${plain.table}` : plain.table;
    const insert = { ...plain, table };
    const written = await this.onLane(request, (lane) => lane.insert(insert, rows, settings));
    const { rowsWritten, bytesWritten, elapsed } = written;
    return { ...NOTHING, summary: { writtenRows: rowsWritten, writtenBytes: bytesWritten, elapsed } };
  }

  /** The engine takes few formats from memory; in a statement's text, rows would be text only and could end it. */
  private async insertFromFile(request: Request, { into, format, rows }: InsertedRows): Promise<Done> {
    const path = join(this.folder, `${randomUUID()}.rows`);
    await writeFile(path, rows);
    try {
      const sql = `${into} FROM INFILE ${quote(path)} COMPRESSION 'none' FORMAT ${format}`;
      const { summary } = await this.query(request, sql);
      return { ...NOTHING, summary: { ...summary, writtenRows: summary.readRows } };
    } finally {
      await rm(path, { force: true });
    }
  }

  /** A caller that has gone is passed over while it waits; once begun, a statement is run to its end. */
  private onLane<T>({ signal }: Request, work: (lane: Lane) => Promise<T>): Promise<T> {
    return this.lanes.run((lane) => {
      if (signal.aborted) return Promise.reject(new Error('The caller has gone'));
      return work(lane);
    });
  }
}
