export { clickHouseHttp, type ClickHouseHttpOptions } from './clickhouse-http.js';
export type { Credentials } from './credentials.js';
export { badArguments, ClickHouseException, notImplemented, syntaxError } from './exception.js';
export type {
  InsertedRows,
  StatementAnswer,
  StatementExecutor,
  StatementRequest,
  StatementSummary,
} from './executor.js';
export { readStatementText, type StatementText } from './statement-text.js';
