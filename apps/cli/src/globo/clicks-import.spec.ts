import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventSender } from '../sending/event-sender.js';
import { RecordingServer } from '../sending/recording-server.js';
import { clickFiles, importClicks } from './clicks-import.js';

const HEADER =
  'user_id,session_id,session_start,session_size,click_article_id,click_timestamp,click_environment,click_deviceGroup,click_os,click_country,click_region,click_referrer_type';

let folder: string;
let server: RecordingServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nhipbao-clicks-'));
  server = await RecordingServer.start();
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function run(files: string[]): Promise<number> {
  const sender = new EventSender({ url: server.url, source: 'server' });
  const clicks = await importClicks(files, sender, { site: 'nb_g', domain: 'g.example', apiKey: 'nbk_x' });
  await sender.finish();
  return clicks;
}

describe('a replay of clicks', () => {
  it('sends one page view per click, and the same ones again on the second replay', async () => {
    const rows = [
      '7,1,1506826000000,2,157541,1506826828020,4,3,20,1,20,2',
      '7,1,1506826000000,2,68866,1506826858020,4,1,17,1,20,1',
    ];
    writeFileSync(join(folder, 'clicks_hour_000.csv.gz'), gzipSync([HEADER, ...rows].join('\n') + '\n'));
    expect(await run(clickFiles(folder))).toBe(2);
    const [first, second] = server.events.values();
    expect(first).toMatchObject({
      ts: 1_506_826_828_020,
      url: 'https://g.example/157541',
      ref: 'https://g.example/',
      article: { id: '157541' },
      consent: 'analytics',
      vid: 'globo-7',
    });
    expect(first?.client?.user_agent).toContain('iPhone');
    expect(second).not.toHaveProperty('ref');
    await run(clickFiles(folder));
    expect(server.events.size).toBe(2);
  });

  it('says which column or row is wrong', async () => {
    const file = join(folder, 'clicks_hour_000.csv');
    writeFileSync(file, 'user_id,click_article_id\n1,2\n');
    await expect(run([file])).rejects.toThrow(/no column click_timestamp/);
    writeFileSync(file, `${HEADER}\nnonsense\n`);
    await expect(run([file])).rejects.toThrow(/not a click: nonsense/);
    expect(() => clickFiles(join(folder))).not.toThrow();
    rmSync(file);
    expect(() => clickFiles(folder)).toThrow(/holds no files/);
  });
});
