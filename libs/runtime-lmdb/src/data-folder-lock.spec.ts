import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUse, DataFolderLock } from './data-folder-lock.js';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhipbao-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const changeHolder = async (change: object) => {
    const path = join(folder, 'lock');
    const holder = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...holder, ...change }));
  };

  it('keeps others out while its holder lives, in one line that names the holder', () => {
    const lock = DataFolderLock.acquire(folder);
    expect(() => DataFolderLock.acquire(folder)).toThrow(DataFolderInUse);
    expect(() => DataFolderLock.acquire(folder)).toThrow(`process ${process.pid}:`);
    lock.release();
    DataFolderLock.acquire(folder).release();
  });

  it('makes the folder, and leaves nothing behind', async () => {
    const inner = join(folder, 'not', 'yet');
    DataFolderLock.acquire(inner).release();
    expect(await readdir(inner)).toEqual([]);
  });

  it('is taken over after its holder was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const lock = DataFolderLock.acquire(folder);
    await changeHolder({ pid: child.pid, startedAt: '' });
    expect(() => DataFolderLock.acquire(folder)).toThrow(DataFolderInUse);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = DataFolderLock.acquire(folder);
    lock.release();
    expect(() => DataFolderLock.acquire(folder)).toThrow(DataFolderInUse);
    next.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over when its pid now belongs to another process', async () => {
    DataFolderLock.acquire(folder);
    await changeHolder({ startedAt: 'another boot' });
    DataFolderLock.acquire(folder).release();
  });

  it('says which file is in the way when that is no lock', async () => {
    await writeFile(join(folder, 'lock'), 'not a lock');
    expect(() => DataFolderLock.acquire(folder)).toThrow(join(folder, 'lock'));
  });
});
