import type { Readable } from 'node:stream';

/** One statement as it came in over HTTP, taken apart. */
export interface StatementRequest<Principal> {
  /** Who asks, as the authenticator said. */
  principal: Principal;
  /** The statement without the rows of an insert. */
  sql: string;
  /** Rows that came with an insert, in the format that it names; present also when there are none. */
  insert?: InsertedRows;
  /** Values of `{name:Type}` placeholders, in the escaping of TabSeparated: what stood behind `param_` in the address. */
  params: Record<string, string>;
  /** Settings from the address, without those that only concern the HTTP interface. */
  settings: Record<string, string>;
  /** Format of the answer: the statement's own, else what the caller prefers. */
  format: string;
  database?: string;
  queryId: string;
  sessionId?: string;
  /** A GET may not change anything. */
  readOnly: boolean;
  /** Aborts when the caller has gone. */
  signal: AbortSignal;
}

export interface InsertedRows {
  /** The statement up to its `FORMAT` or `VALUES`. */
  into: string;
  format: string;
  rows: Buffer;
}

/** Counts of `X-ClickHouse-Summary`; what is not known is told as 0. */
export interface StatementSummary {
  readRows?: number;
  readBytes?: number;
  writtenRows?: number;
  writtenBytes?: number;
  resultRows?: number;
  /** Seconds. */
  elapsed?: number;
}

export interface StatementAnswer {
  /** Bytes of the answer in {@link StatementRequest.format}; a stream may still fail, and the caller is then told in its tail. */
  body: Uint8Array | Readable;
  summary?: StatementSummary;
}

/** Whatever runs statements behind the HTTP interface. */
export interface StatementExecutor<Principal> {
  /** @throws {ClickHouseException} for anything that the caller is to be told; other errors are told without their text */
  execute(request: StatementRequest<Principal>): Promise<StatementAnswer>;
}
