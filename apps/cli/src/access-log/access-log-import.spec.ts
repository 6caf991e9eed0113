import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventSender } from '../sending/event-sender.js';
import { RecordingServer } from '../sending/recording-server.js';
import { importAccessLog } from './access-log-import.js';
import { Checkpoint } from './checkpoint.js';

let folder: string;
let server: RecordingServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nhipbao-import-'));
  server = await RecordingServer.start();
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const request = (n: number, path = `/bai-${n}.html`) => {
  const clock = new Date(Date.UTC(2026, 10, 1) + n * 1_000).toISOString().slice(11, 19);
  return `198.51.100.${n % 250} - - [01/Nov/2026:${clock} +0000] "GET ${path} HTTP/1.1" 200 512 "-" "Mozilla/5.0 (X11; đọc)"`;
};
const log = (count: number) => Array.from({ length: count }, (_, n) => request(n)).join('\n') + '\n';

async function run(file: string, resume?: string, signal?: AbortSignal) {
  const sender = new EventSender({ url: server.url, source: 'access_log', concurrency: 2 });
  const checkpoint = new Checkpoint(resume, 'nb_site');
  const options = { site: 'nb_site', domain: 'a.example', apiKey: 'nbk_x', offsetMinutes: 420, signal };
  const progress = await importAccessLog(file, sender, checkpoint, options).finally(() => checkpoint.save());
  await sender.finish();
  checkpoint.save();
  return progress;
}

const write = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('an import of an access log', () => {
  it('sends page views with the reader’s connection and reports what it passed over', async () => {
    const lines = [request(1), 'garbage', request(2, '/a.css'), '', request(3)];
    const progress = await run(write('log', lines.join('\n')));
    expect(progress).toMatchObject({ pageViews: 2, otherRequests: 1, malformed: 1, malformedLines: [2] });
    const [first] = server.events.values();
    expect(first).toMatchObject({
      type: 'pageview',
      site: 'nb_site',
      url: 'https://a.example/bai-1.html',
      ts: Date.UTC(2026, 10, 1, 0, 0, 1),
      client: { ip: '198.51.100.1', user_agent: 'Mozilla/5.0 (X11; đọc)' },
    });
    expect(server.requests[0]?.batch.source).toBe('access_log');
  });

  it('changes nothing when it is run again, packed or plain', async () => {
    await run(write('log', log(700)));
    const ids = [...server.events.keys()];
    await run(write('log.gz', gzipSync(log(700))));
    expect([...server.events.keys()]).toEqual(ids);
    expect(ids).toHaveLength(700);
  });

  it('keeps equal lines apart, and the same ones apart on the second run', async () => {
    const file = write('log', [request(1), request(2), request(1), request(1)].join('\n'));
    await run(file);
    await run(file);
    expect(server.events.size).toBe(4);
  });

  it.each(['log', 'log.gz'])(
    'goes on after the server failed in the middle of %s, with nothing lost or doubled',
    async (name) => {
      // The line at the break repeats an earlier one, so its number has to be known after the break.
      const text = log(1_600) + request(1_599) + '\n' + request(1_599) + '\n';
      const file = write(name, name.endsWith('gz') ? gzipSync(text) : text);
      const resume = join(folder, 'progress.json');
      // The first two parcels are taken, then the key is withdrawn.
      const taken = { status: 202, body: { accepted: 500, rejected: [] } };
      server.mishaps.push(taken, taken, { status: 401 }, { status: 401 });
      await expect(run(file, resume)).rejects.toThrow(/401/);
      expect(existsSync(resume)).toBe(true);
      const firstRun = server.requests.slice(0, 2).flatMap(({ batch }) => batch.events.map(({ id }) => id));
      server.requests.length = 0;
      server.mishaps.length = 0;

      const progress = await run(file, resume);
      const secondRun = server.requests.flatMap(({ batch }) => batch.events.map(({ id }) => id));
      expect(progress.pageViews).toBe(1_602);
      expect([...firstRun, ...secondRun]).toHaveLength(1_602);
      expect(new Set([...firstRun, ...secondRun]).size).toBe(1_602);
    },
  );

  it('goes on with what was added to the log, and starts afresh on another log of the same name', async () => {
    const resume = join(folder, 'progress.json');
    const file = write('log', log(10));
    await run(file, resume);
    write('log', log(15));
    server.requests.length = 0;
    await run(file, resume);
    expect(server.requests.flatMap(({ batch }) => batch.events)).toHaveLength(5);
    write('log', request(100) + '\n');
    expect((await run(file, resume)).pageViews).toBe(1);
    expect(server.events.size).toBe(16);
  });

  it('stops at a signal and can be resumed', async () => {
    const file = write('log', log(5_000));
    const resume = join(folder, 'progress.json');
    const before = await run(file, resume, AbortSignal.abort());
    expect(before.done.line).toBeLessThan(5_000);
    await run(file, resume);
    expect(server.events.size).toBe(5_000);
    expect(server.requests.flatMap(({ batch }) => batch.events)).toHaveLength(5_000);
  });

  it('refuses the progress of another site', () => {
    const resume = write('progress.json', JSON.stringify({ version: 1, site: 'nb_other', files: {} }));
    expect(() => new Checkpoint(resume, 'nb_site')).toThrow(/another site/);
  });
});
