import type { RawInsertSummary, Session } from 'chdb';
import type { InsertStatement } from './insert-statement.js';
import { placeholders, setParameters, setParameterTexts, setSettings, useDatabase } from './sql-text.js';

/** Given to each session when it opens: the engine's default for it is not what a session must go back to. */
export const SESSION_TIME_ZONE = 'session_timezone';

const DEFAULT_DATABASE = 'default';

export interface Statement {
  sql: string;
  params?: Record<string, unknown>;
  /** Parameters that are texts in the engine's escaping already, as they travel over HTTP. */
  parameterTexts?: Record<string, string>;
  settings?: Record<string, unknown>;
  /** Format of the result when the statement names none. */
  format?: string;
  /** Database of names without one; the session's own otherwise. */
  database?: string;
}

export interface StatementResult {
  bytes: Uint8Array;
  rowsRead: number;
  bytesRead: number;
  /** Seconds. */
  elapsed: number;
}

/**
 * One session of the engine, which runs one statement at a time. What a statement was given does not outlive it: each
 * statement behaves as a request of its own, as it does over HTTP.
 */
export class Lane {
  private session: Session;
  private readonly boundNames = new Set<string>();

  constructor(private readonly open: () => Session) {
    this.session = open();
  }

  /**
   * Parameters are set on the session rather than handed to the driver's own binding, because that binds one statement
   * at a time in the whole process: a slow query would hold up every other one that has parameters.
   */
  async run(statement: Statement): Promise<StatementResult> {
    const { sql, params = {}, parameterTexts = {}, settings = {}, format, database } = statement;
    const given = new Set([...Object.keys(params), ...Object.keys(parameterTexts)]);
    const left = placeholders(sql).some((name) => !given.has(name) && this.boundNames.has(name));
    if (left) this.renew();
    for (const name of given) this.boundNames.add(name);
    try {
      const bound = setParameters(params) + setParameterTexts(parameterTexts);
      const text = (database ? useDatabase(database) : '') + setSettings(settings) + bound + sql;
      const result = await this.session.queryAsync(text, { format });
      const { rowsRead, bytesRead, elapsed } = result;
      return { bytes: result.bytes(), rowsRead, bytesRead, elapsed };
    } finally {
      await this.reset(Object.keys(settings), database !== undefined);
    }
  }

  /** Inserts rows that are in the statement's format already: the engine reads the buffer itself. */
  insert(
    statement: InsertStatement,
    rows: Buffer,
    settings: Record<string, unknown> = {},
  ): Promise<RawInsertSummary> {
    return this.session.insert({ ...statement, values: rows, settings: plain(settings) });
  }

  close(): void {
    this.session.close();
  }

  private async reset(settings: string[], database: boolean): Promise<void> {
    if (settings.includes(SESSION_TIME_ZONE)) {
      this.renew();
      return;
    }
    const statements = settings.map((name) => `SET ${name} = DEFAULT`);
    if (database) statements.push(useDatabase(DEFAULT_DATABASE).trim());
    if (statements.length === 0) return;
    // A session that is read-only by now, or was given a setting that does not exist, is replaced.
    await this.session.queryAsync(statements.join('; ')).catch(() => {
      this.renew();
    });
  }

  private renew(): void {
    const next = this.open();
    this.session.close();
    this.session = next;
    this.boundNames.clear();
  }
}

function plain(settings: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value),
    ]),
  );
}
