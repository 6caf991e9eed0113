import { QueryError } from '@nhipbao/metrics';
import { ApiError } from '@nhipbao/platform';

/** Runs a planner; what it cannot answer becomes a 422 that names the field and lists what is valid. */
export function asRequestError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { field, message, valid } = error;
    throw new ApiError(422, 'invalid_request', `Cannot use: ${field}. ${message}`, [
      { field, expected: message, ...(valid ? { valid } : {}) },
    ]);
  }
}
