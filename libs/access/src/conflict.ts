import { ApiError } from '@nhipbao/platform';
import { QueryFailedError } from 'typeorm';

/** PostgreSQL's name for "this unique value is there already". */
const UNIQUE_VIOLATION = '23505';

export const conflict = (message: string) => new ApiError(409, 'conflict', message);

/** The work's result; a duplicate of a unique value becomes 409 `conflict` with this message. */
export async function refusingDuplicates<T>(message: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // TypeORM copies the driver's fields onto its own error.
    const isDuplicate =
      error instanceof QueryFailedError && 'code' in error && error.code === UNIQUE_VIOLATION;
    throw isDuplicate ? conflict(message) : error;
  }
}
