import { linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Thrown when another living process holds the folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/** Who holds a folder: enough to tell a living holder from another process that was given the same pid later. */
interface Holder {
  pid: number;
  /** When the process began and in which boot and pid namespace, as far as the system tells. */
  startedAt: string;
  token: string;
}

/**
 * Keeps a second process out of a data folder. A lock left behind by a killed process is recognised, because its pid
 * is gone or belongs to a process that began later, and is taken over. Two containers that share a volume but not
 * their pids cannot see each other: give a volume to one container only.
 */
export class DataFolderLock {
  private constructor(
    private readonly path: string,
    private readonly token: string,
  ) {}

  /** @throws {DataFolderInUse} when a living process, this one included, holds the folder. */
  static acquire(folder: string): DataFolderLock {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'lock');
    const token = randomUUID();
    const draft = `${path}.${token}`;
    const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid) ?? '', token };
    writeFileSync(draft, JSON.stringify(holder));
    try {
      // A link either appears complete or fails because there is one: no reader sees half a lock.
      while (!tryLink(draft, path)) removeIfStale(path, folder, token);
    } finally {
      rmSync(draft, { force: true });
    }
    return new DataFolderLock(path, token);
  }

  release(): void {
    if (readHolder(this.path)?.token === this.token) rmSync(this.path, { force: true });
  }
}

function removeIfStale(path: string, folder: string, token: string): void {
  const holder = readHolder(path);
  if (!holder) return;
  const inUse = new DataFolderInUse(
    `The data folder ${folder} is in use by process ${holder.pid}: stop that first, or choose another folder`,
  );
  if (isAlive(holder)) throw inUse;
  // Two processes may find the same stale lock: whoever moved away a fresh one by mistake puts it back.
  const aside = `${path}.stale.${token}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  try {
    if (readHolder(aside)?.token !== holder.token) {
      tryLink(aside, path);
      throw inUse;
    }
  } finally {
    rmSync(aside, { force: true });
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  const now = startOf(pid);
  return now === undefined || startedAt === '' || now === startedAt;
}

/** Identifies the run of a process among all that ever have its pid; undefined where there is no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name, in brackets, may hold anything; the start time is the 20th field after it.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return 'ended, and not yet collected by its parent';
    const startTicks = fields[18];
    return `${boot} ${readlinkSync('/proc/self/ns/pid')} ${startTicks}`;
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'EACCES')) return undefined;
    throw error;
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw new Error(`The lock file ${path} cannot be read: delete it if no other process uses the folder`, {
      cause: error,
    });
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
