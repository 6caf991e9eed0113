import { ClickHouseError } from '@clickhouse/client';

/**
 * Error codes of the engine that speak of a value in a row. Whatever is not among them (no memory, no disk, no table, no quorum, no
 * connection) is an outage, and is waited for.
 */
const DATA_ERRORS = new Set([
  '6', // CANNOT_PARSE_TEXT
  '25', // CANNOT_PARSE_ESCAPE_SEQUENCE
  '26', // CANNOT_PARSE_QUOTED_STRING
  '27', // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  '33', // CANNOT_READ_ALL_DATA: a row that ends before its last brace
  '38', // CANNOT_PARSE_DATE
  '41', // CANNOT_PARSE_DATETIME
  '53', // TYPE_MISMATCH
  '69', // ARGUMENT_OUT_OF_BOUND
  '70', // CANNOT_CONVERT_TYPE
  '72', // CANNOT_PARSE_NUMBER
  '117', // INCORRECT_DATA
  '130', // CANNOT_READ_ARRAY_FROM_TEXT
  '131', // TOO_LARGE_STRING_SIZE
  '306', // TOO_DEEP_RECURSION: of a value, since the statement is a fixed one
  '321', // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
  '349', // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  '376', // CANNOT_PARSE_UUID
  '377', // ILLEGAL_SYNTAX_FOR_DATA_TYPE
  '407', // DECIMAL_OVERFLOW
  '467', // CANNOT_PARSE_BOOL
  '469', // VIOLATED_CONSTRAINT
  '563', // CANNOT_READ_MAP_FROM_TEXT
  '632', // UNEXPECTED_DATA_AFTER_PARSED_VALUE
  '645', // NUMBER_OF_DIMENSIONS_MISMATCHED
  '691', // UNKNOWN_ELEMENT_OF_ENUM
]);

/** Whether the store refuses rows for what is in them, and would again. */
export function isRefusedAsData(error: unknown): error is ClickHouseError {
  return error instanceof ClickHouseError && DATA_ERRORS.has(error.code);
}
