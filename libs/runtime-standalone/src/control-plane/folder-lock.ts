import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** A holder in another container, which cannot be asked, counts as gone once its lock was not touched for so long. */
const SILENCE_MS = 20_000;
const TOUCH_MS = 5000;

/** Another process has the folder. The message is one line for the person who started this one. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

interface Holder {
  host: string;
  pid: number;
  /** Tells a process from a later one with its number; empty where the system does not say. */
  startedAt: string;
  token: string;
}

/** Locks of this very process. */
const held = new Set<string>();

const failedWith = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;

/** When a process started, in the kernel's own unit; empty when it is gone or the system has no `/proc`. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command, second of the fields, may hold spaces; the start is the 22nd field.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch (error) {
    if (failedWith(error, 'ENOENT') || failedWith(error, 'ESRCH')) return '';
    throw error;
  }
}

function isRunning({ pid, startedAt, token }: Holder): boolean {
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (!failedWith(error, 'EPERM')) return false;
  }
  return startOf(pid) === startedAt;
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    // Its writer is about to finish the file, or died before that; the file's age tells which.
    return undefined;
  }
}

/** Whether the lock that says `text` still holds. */
async function holds(path: string, text: string): Promise<boolean> {
  const holder = parseHolder(text);
  if (holder?.host === hostname()) return isRunning(holder);
  return Date.now() - (await stat(path)).mtimeMs < SILENCE_MS;
}

/** Moves a dead process's lock away; false if another process was quicker and has its own there now. */
async function clear(path: string, text: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside);
  const moved = await readFile(aside, 'utf8');
  if (moved === text) {
    await rm(aside);
    return true;
  }
  await rename(aside, path);
  return false;
}

async function create(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (failedWith(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Reserves a folder for this process by a file beside it, `FOLDER.lock`. The lock of a killed process does not hold.
 * @param onTrouble told when the lock can no longer be kept fresh
 * @returns what gives the folder free again
 * @throws {FolderInUse} when another process, or another part of this one, has it
 */
export async function lockFolder(
  folder: string,
  onTrouble: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const path = `${folder}.lock`;
  const token = randomUUID();
  const holder: Holder = { host: hostname(), pid: process.pid, startedAt: startOf(process.pid), token };
  const text = JSON.stringify(holder);
  if (!(await create(path, text))) {
    const found = await readFile(path, 'utf8');
    const free = !(await holds(path, found)) && (await clear(path, found)) && (await create(path, text));
    if (!free) {
      const pid = parseHolder(found)?.pid;
      throw new FolderInUse(`${folder} is in use by another process${pid === undefined ? '' : ` (${pid})`}.`);
    }
  }
  held.add(token);
  const touching = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(onTrouble);
  }, TOUCH_MS).unref();
  return async () => {
    clearInterval(touching);
    held.delete(token);
    await rm(path, { force: true });
  };
}
