import { describe, expect, it } from '@jest/globals';
import type { EventLog } from '@nhipbao/platform';
import { LmdbEventLog, type EventLogTrouble } from '@nhipbao/runtime-lmdb';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventLogContract } from './event-log-contract.js';
import { drain, record, until, type EventLogHarness } from './event-log-harness.js';

const writerScript = join(import.meta.dirname, '../fixtures/lmdb-log-writer.mjs');
const quick = { retryMinMs: 1, retryMaxMs: 20, retentionIntervalMs: 10 };

const temporaryFolder = () => mkdtemp(join(tmpdir(), 'nhipbao-log-'));

async function makeHarness(): Promise<EventLogHarness> {
  const folder = await temporaryFolder();
  const opened: EventLog[] = [];
  return {
    open: ({ maxBacklogRecords = 1_000_000, deleteHandled = false } = {}) => {
      const retentionMs = deleteHandled ? 0 : 3_600_000;
      const log = new LmdbEventLog({ ...quick, folder, maxBacklogRecords, retentionMs });
      opened.push(log);
      return Promise.resolve(log);
    },
    spawnWriter: () =>
      spawn(process.execPath, [writerScript, folder], { stdio: ['ignore', 'pipe', 'inherit'] }),
    dispose: async () => {
      for (const log of opened) await log.close();
      await rm(folder, { recursive: true });
    },
  };
}

eventLogContract('LMDB', makeHarness);

describe('the LMDB event log by itself', () => {
  it('lets a group run once only, and tells of every failed try with growing pauses', async () => {
    const folder = await temporaryFolder();
    const troubles: EventLogTrouble[] = [];
    const log = new LmdbEventLog({ ...quick, folder, onTrouble: (trouble) => troubles.push(trouble) });
    await log.append([record('a')]);
    await log.consume('group', () => Promise.reject(new Error('no')));
    await expect(log.consume('group', () => Promise.resolve())).rejects.toThrow('running already');
    await expect(log.seek('group', 0, 0)).rejects.toThrow('running already');
    await expect(log.seek('other', 1, 0)).rejects.toThrow(RangeError);
    await expect(log.seek('other', 0, 2)).rejects.toThrow(RangeError);
    await until(() => troubles.length >= 7);
    await log.close();
    expect(troubles.slice(0, 7).map(({ pauseMs }) => pauseMs)).toEqual([1, 2, 4, 8, 16, 20, 20]);
    expect(troubles[0]).toMatchObject({ kind: 'handler_failed', group: 'group', attempt: 1 });
    await rm(folder, { recursive: true });
  });

  it('refuses records on a full disk in one line, and keeps those that it acknowledged', async () => {
    const folder = await temporaryFolder();
    // A limit on the size of a file stops writes as a full disk does, without needing one.
    const shell = `trap '' XFSZ; ulimit -f 4000; exec "$0" "$1" "$2" 20000`;
    const writer = spawn('bash', ['-c', shell, process.execPath, writerScript, folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [output] = await Promise.all([text(writer.stdout), once(writer, 'exit')]);
    const lines = output.trim().split('\n');
    expect(lines.at(-1)).toMatch(/^refused EventLogUnavailable: The event log cannot be written: .+$/);
    const acknowledged = lines.filter((line) => /^\d+$/.test(line));
    const log = new LmdbEventLog({ ...quick, folder });
    const found = new Set((await drain(log, 'group')).map((value) => value.split(' ')[0]));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
    await log.append([record('there is room again')]);
    expect(await drain(log, 'group')).toEqual(['there is room again']);
    await log.close();
    await rm(folder, { recursive: true });
  });
});
