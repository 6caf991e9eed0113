import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataFolderLock, LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandLine } from '../product/command-line.js';
import { DeadLetterScene, mixedRecords } from '../product/dead-letter-scene.js';

describe('dead letters of a data folder', () => {
  let dataDir: string;
  let storeDir: string;
  let scene: DeadLetterScene;
  const openLog = () => new LmdbEventLog({ folder: join(dataDir, 'log') });
  const dlq = (...args: string[]) => CommandLine.startWith({ NHIPBAO_DATA_DIR: dataDir }, 'dlq', ...args);

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-dlq-'));
    storeDir = await mkdtemp(join(tmpdir(), 'nhipbao-dlq-store-'));
    scene = await DeadLetterScene.at(storeDir);
  });
  afterAll(async () => {
    await scene.close();
    for (const folder of [dataDir, storeDir]) await rm(folder, { recursive: true });
  });

  it('are listed while the platform runs, replayed once their cause is gone, or dropped', async () => {
    const log = openLog();
    const records = mixedRecords();
    await log.append(records.map((value) => ({ key: 'key', value })));
    await scene.sink(log);
    expect(await scene.stored()).toEqual([1, 3]);

    const listed = (await dlq('list').succeeds()).trim().split('\n');
    expect(listed).toHaveLength(3);
    expect(listed[0]).toMatch(/^0\/1\t\d{4}-\S+Z\tUNKNOWN_ELEMENT_OF_ENUM: .*\t"E\{/);
    expect(listed[1]).toMatch(/^0\/2\t\S+\tUNKNOWN_KIND: .*\t"rác \/ rubbish"$/);
    expect(listed[2]).toContain('2 thư chết / dead letters');
    const [first] = (await dlq('list', '--json').succeeds()).trim().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({ partition: 0, offset: 1, value: records[1]?.toString() });

    await log.close();
    const lock = DataFolderLock.acquire(dataDir);
    const refused = dlq('replay');
    expect(await refused.exitCode()).toBe(1);
    expect(refused.said).toContain('is in use by process');
    lock.release();

    await scene.learnTelepathy();
    expect(await dlq('replay', '0/1').succeeds()).toContain('replayed 1; còn lại / left 1');
    const again = openLog();
    await scene.sink(again);
    expect(await scene.stored()).toEqual([1, 2, 3]);

    const wrong = dlq('drop', '0/1');
    expect(await wrong.exitCode()).toBe(1);
    expect(wrong.said).toContain('no dead letter at 0/1');
    expect(await dlq('drop', '0/2').succeeds()).toContain('left 0');
    expect(await again.deadLetters.list()).toEqual([]);
    await again.close();
  });

  it('are sought where there is a log, and nowhere else', async () => {
    const elsewhere = CommandLine.startWith({ NHIPBAO_DATA_DIR: join(dataDir, 'nowhere') }, 'dlq', 'list');
    expect(await elsewhere.exitCode()).toBe(1);
    expect(elsewhere.said).toContain('There is no event log in');
  });
});
