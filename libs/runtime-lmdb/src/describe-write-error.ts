import { statfs } from 'node:fs/promises';

const LITTLE_BYTES = 8 * 1024 * 1024;

/**
 * One line on why the log could not be written. LMDB reports a write cut short by a full disk as "Input/output error",
 * so the free space is looked up; where that fails too, the cause has to do.
 */
export async function describeWriteError(error: unknown, folder: string): Promise<string> {
  const cause = error instanceof Error ? error.message : String(error);
  const freeBytes = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity,
  );
  return freeBytes < LITTLE_BYTES
    ? `The event log cannot be written: the disk that holds it is full (${cause})`
    : `The event log cannot be written: ${cause}`;
}
