import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parametersOf, settingsOf } from './address.js';
import type { InsertedRows, StatementRequest } from './executor.js';
import { badArguments, syntaxError } from './exception.js';
import { DEFAULT_FORMAT } from './formats.js';
import { formBoundary, readForm } from './multipart.js';
import { readStatementText } from './statement-text.js';

export interface HttpStatement {
  address: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Empty on GET. */
  body: Buffer;
  /** Longest statement without an insert's rows, bytes. */
  maxStatementBytes: number;
}

type Statement = Omit<StatementRequest<unknown>, 'principal' | 'readOnly' | 'signal'>;

const NAME = /^[A-Za-z_]\w*$/;

const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/**
 * Puts a statement together from the address, the headers and the body.
 * @throws {ClickHouseException} 62 when there is none, more than one, or one that is too long; 36 for a bad name
 */
export function readStatement(request: HttpStatement): Statement {
  const { address, headers } = request;
  const boundary = formBoundary(headers['content-type']);
  const form = boundary === undefined ? new Map<string, string>() : readForm(request.body, boundary);
  const inAddress = address.get('query') ?? form.get('query');
  const body = boundary === undefined ? request.body : Buffer.alloc(0);
  const text = split(inAddress, body, request.maxStatementBytes);
  const params = { ...parametersOf(address), ...parametersOf(form) };
  const settings = settingsOf(address);
  for (const name of [...Object.keys(params), ...Object.keys(settings)])
    if (!NAME.test(name)) throw badArguments(`${JSON.stringify(name)} is no name of a setting or parameter`);
  return {
    sql: text.sql,
    insert: text.insert,
    params,
    settings,
    format:
      text.format ??
      address.get('default_format') ??
      header(headers, 'x-clickhouse-format') ??
      DEFAULT_FORMAT,
    database: address.get('database') ?? header(headers, 'x-clickhouse-database'),
    queryId: address.get('query_id') ?? randomUUID(),
    sessionId: address.get('session_id') ?? undefined,
  };
}

/** The statement and, for an insert, its rows: each may be in the address, in the body, or begin there and go on here. */
function split(
  inAddress: string | undefined,
  body: Buffer,
  maxBytes: number,
): { sql: string; format?: string; insert?: InsertedRows } {
  const head = inAddress === undefined ? Buffer.alloc(0) : Buffer.from(inAddress);
  const begun = head.length === 0 ? undefined : readStatementText(latin1(head));
  const whole =
    head.length === 0 ? body : body.length === 0 ? head : Buffer.concat([head, Buffer.from('\n'), body]);
  // A complete insert in the address leaves the body to its rows, so only what else comes must be looked at.
  const text = begun?.insert ? begun : readStatementText(latin1(whole.subarray(0, maxBytes)));
  const { insert } = text;
  if (!insert && whole.length > maxBytes)
    throw syntaxError(`The statement is longer than the ${maxBytes} bytes allowed`);
  const sql = whole.subarray(0, text.end).toString().trim();
  const rows = insert && rowsOf(whole, head, insert.rowsFrom);
  if (!insert || !rows || (insert.fromQuery && rows.length === 0)) return { sql, format: text.format };
  const into = whole.subarray(0, insert.intoEnd).toString().trim();
  return { sql, insert: { into, format: insert.format, rows } };
}

/** The line break that joins address and body is no part of the rows. */
function rowsOf(whole: Buffer, head: Buffer, from: number): Buffer {
  return from === head.length && whole.length > head.length && from > 0
    ? whole.subarray(from + 1)
    : whole.subarray(from);
}

const latin1 = (bytes: Buffer): string => bytes.toString('latin1');
