const TEXT = /^\s*Code: (\d+)\. (DB::\w+): (.*)\(([A-Z0-9_]{3,})\)(?: \(version [^)]*\))?\s*$/s;

/** An error in ClickHouse's own terms, of which clients read the number and the name. */
export class ClickHouseException extends Error {
  override readonly name = 'ClickHouseException';

  /**
   * @param code number of the error, such as 62
   * @param type its name, such as `SYNTAX_ERROR`
   */
  constructor(
    readonly code: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }

  /** Reads what the engine wrote; undefined when it is no text of that kind. */
  static parse(text: string): ClickHouseException | undefined {
    const [, code, , message, type] = TEXT.exec(text) ?? [];
    if (code === undefined || type === undefined) return undefined;
    return new ClickHouseException(Number(code), type, (message ?? '').trim());
  }

  /** As it stands in the body of a failed answer. */
  get text(): string {
    return `Code: ${this.code}. DB::Exception: ${this.message} (${this.type})`;
  }

  /** HTTP status with which ClickHouse answers this error. */
  get status(): number {
    return STATUS_OF.get(this.type) ?? 500;
  }
}

const BY_STATUS: Record<number, string[]> = {
  400: [
    'BAD_ARGUMENTS',
    'BAD_REQUEST_PARAMETER',
    'CANNOT_COMPILE_REGEXP',
    'CANNOT_PARSE_TEXT',
    'CANNOT_PARSE_ESCAPE_SEQUENCE',
    'CANNOT_PARSE_QUOTED_STRING',
    'CANNOT_PARSE_DATE',
    'CANNOT_PARSE_DATETIME',
    'CANNOT_PARSE_NUMBER',
    'CANNOT_PARSE_DOMAIN_VALUE_FROM_STRING',
    'CANNOT_PARSE_IPV4',
    'CANNOT_PARSE_IPV6',
    'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
    'CANNOT_PARSE_UUID',
    'DUPLICATE_COLUMN',
    'ILLEGAL_COLUMN',
    'UNKNOWN_ELEMENT_IN_AST',
    'UNKNOWN_TYPE_OF_AST_NODE',
    'TOO_DEEP_AST',
    'TOO_BIG_AST',
    'UNEXPECTED_AST_STRUCTURE',
    'SYNTAX_ERROR',
    'UNKNOWN_QUERY_PARAMETER',
    'INCORRECT_DATA',
    'TYPE_MISMATCH',
    'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE',
    'ZLIB_INFLATE_FAILED',
  ],
  401: ['REQUIRED_PASSWORD'],
  403: ['UNKNOWN_USER', 'WRONG_PASSWORD', 'AUTHENTICATION_FAILED', 'SET_NON_GRANTED_ROLE', 'ACCESS_DENIED'],
  404: [
    'UNKNOWN_TABLE',
    'UNKNOWN_FUNCTION',
    'UNKNOWN_IDENTIFIER',
    'UNKNOWN_TYPE',
    'UNKNOWN_STORAGE',
    'UNKNOWN_DATABASE',
    'UNKNOWN_SETTING',
    'UNKNOWN_DIRECTION_OF_SORTING',
    'UNKNOWN_AGGREGATE_FUNCTION',
    'UNKNOWN_FORMAT',
    'UNKNOWN_DATABASE_ENGINE',
    'UNKNOWN_TYPE_OF_QUERY',
    'NO_ELEMENTS_IN_CONFIG',
  ],
  408: ['TIMEOUT_EXCEEDED'],
  413: ['QUERY_IS_TOO_LARGE', 'TOO_MANY_BYTES'],
  501: ['NOT_IMPLEMENTED'],
  503: ['SOCKET_TIMEOUT', 'CANNOT_OPEN_FILE', 'CANNOT_SCHEDULE_TASK'],
};

const STATUS_OF = new Map(
  Object.entries(BY_STATUS).flatMap(([status, types]) =>
    types.map((type) => [type, Number(status)] as const),
  ),
);

export const syntaxError = (message: string): ClickHouseException =>
  new ClickHouseException(62, 'SYNTAX_ERROR', message);

export const badArguments = (message: string): ClickHouseException =>
  new ClickHouseException(36, 'BAD_ARGUMENTS', message);

export const notImplemented = (message: string): ClickHouseException =>
  new ClickHouseException(48, 'NOT_IMPLEMENTED', message);
