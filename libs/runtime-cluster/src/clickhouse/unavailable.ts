import { ClickHouseError } from '@clickhouse/client';

/** Errors of the network, by Node's codes. */
const NETWORK = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the client says when it has waited for its request timeout. */
const TIMED_OUT = 'Timeout error.';

/** Answers that another host may not give: overloaded, stopping, cut off from its cluster or from Keeper. */
const OF_ONE_HOST = new Set(['202', '210', '225', '236', '242', '279', '394', '745', '999']);

/** Whether the host, not the statement, is why it failed. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof ClickHouseError) return OF_ONE_HOST.has(error.code);
  // The runtime's own errors may come from another realm, whose Error is another class.
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && NETWORK.has(String(error.code))) return true;
  return 'message' in error && error.message === TIMED_OUT;
}
