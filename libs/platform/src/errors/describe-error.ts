import { HttpException } from '@nestjs/common';
import { ApiError, notFound, unauthenticated, unavailable } from './api-error.js';

/** Codes for statuses that frameworks answer without one of ours. */
const CODES = new Map([
  [400, 'bad_request'],
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [405, 'method_not_allowed'],
  [406, 'not_acceptable'],
  [409, 'conflict'],
  [413, 'body_too_large'],
  [414, 'address_too_long'],
  [415, 'unsupported_media_type'],
  [429, 'too_many_requests'],
]);

const INVALID_JSON = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

/** SQLSTATE classes and system errors that say "the database is away", not "the program is wrong". */
const AWAY = /^(08|57P|ECONN|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)/;

const internal = () => new ApiError(500, 'internal', 'Something went wrong here; it has been logged.');

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

/** What a client may know of any error; `internal` for what nobody foresaw. */
export function describeError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  // Nest wraps what Fastify refuses.
  const code = codeOf(error instanceof HttpException ? error.cause : error);
  if (INVALID_JSON.has(code)) return new ApiError(400, 'invalid_json', 'The request body is not valid JSON.');
  if (AWAY.test(code)) return unavailable('The database cannot be reached; try again later.');
  const status = statusOf(error);
  if (status === 401) return unauthenticated();
  if (status === 404) return notFound('There is no such address.');
  if (status < 400 || status >= 500 || !(error instanceof Error)) return internal();
  return new ApiError(status, CODES.get(status) ?? 'bad_request', error.message);
}
