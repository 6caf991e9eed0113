import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Newsroom, type Account, type Answer } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { articleOf, DAY, engagedMsOf, eventsOf, READERS } from './numbered-readers.js';

jest.setTimeout(15 * 60_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const date_range = [DAY, DAY];
const A_REQUEST = 50;

/** Everything that is published of the day, in a few questions of different grain. */
interface Figures {
  byArticle: Answer['rows'];
  byHour: Answer['rows'];
  fromPageViews: Answer['rows'];
  account: Account;
}

let product: Product;
let newsroom: Newsroom;
let sent = 0;

beforeAll(async () => {
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Báo Lưu trữ', 'kiemthu.example');
});

afterAll(() => product.destroy());

/** So many more page views with their engagement, each answered 202. */
async function readersCome(views: number): Promise<void> {
  for (const end = sent + views; sent < end; sent += A_REQUEST) {
    const numbers = Array.from({ length: A_REQUEST }, (_, i) => sent + i);
    const { status, body } = await newsroom.send(
      numbers.flatMap((number) => eventsOf(number, newsroom.siteKey)),
    );
    expect([status, body.rejected]).toEqual([202, []]);
  }
}

async function figures(): Promise<Figures> {
  await newsroom.figuresReach();
  const metrics = ['pageviews', 'visitors', 'engaged_time', 'visits', 'new_visitors'];
  const rows = async (question: Record<string, unknown>): Promise<Answer['rows']> =>
    (await newsroom.ask({ metrics, date_range, ...question })).body.rows;
  return {
    byArticle: await rows({ dimensions: ['article'], order_by: ['article'], limit: 50_000 }),
    byHour: await rows({ granularity: 'hour' }),
    fromPageViews: await rows({ filters: [{ dimension: 'hour_of_day', op: 'lt', values: [24] }] }),
    account: await newsroom.account(),
  };
}

const pageOf = (page: string): string => readFileSync(join(root, 'docs/operations', page), 'utf8');

/** Commands of a page of the manual that begin with a word, for the folder of this installation instead of the manual's. */
function commandsOf(page: string, word: string): string[] {
  const commands = [...pageOf(page).matchAll(new RegExp(`^ {4}(${word} .*)$`, 'gm'))].map(
    ([, command = '']) => command,
  );
  expect(commands.length).toBeGreaterThan(1);
  return commands.map((command) =>
    command
      .replaceAll('/var/lib/nhipbao', product.dataDir)
      .replaceAll('/var/lib', dirname(product.dataDir))
      .replace(/ nhipbao$/, ` ${basename(product.dataDir)}`)
      .replace(/nhipbao-(\$\(date \+%F\)|[\d-]+)\.tar\.gz/, `${product.dataDir}.tar.gz`),
  );
}

const shell = async (command: string | undefined): Promise<string> =>
  (await run('sh', ['-euc', command ?? 'exit 1'], { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } }))
    .stdout;

/** What the readers did, counted without the platform. */
const expectedByArticle = (): [string, number, number][] =>
  Array.from({ length: sent }, (_, number): [string, number, number] => [
    articleOf(number),
    1,
    engagedMsOf(number),
  ]).sort(([a], [b]) => (a < b ? -1 : 1));

function expectWhole({ byArticle, byHour, fromPageViews, account }: Figures): void {
  expect(byArticle.map(([article, pageviews, , engaged]) => [article, pageviews, engaged])).toEqual(
    expectedByArticle(),
  );
  expect(fromPageViews.map(([pageviews, visitors]) => [pageviews, visitors])).toEqual([
    [sent, Math.min(sent, READERS)],
  ]);
  expect(byHour.reduce((sum, [, pageviews]) => sum + Number(pageviews), 0)).toBe(sent);
  expect(account).toMatchObject({
    accepted: 2 * sent,
    stored: 2 * sent,
    rejected: 0,
    duplicate: 0,
    pending: 0,
  });
}

describe('after backup, destruction and restoration', () => {
  it('a folder that was packed by the manual’s commands has the same figures', async () => {
    await readersCome(1_000);
    const before = await figures();
    expectWhole(before);
    const [pack, unpack] = commandsOf('running.md', 'tar');
    await product.end();
    await shell(pack);
    await rm(product.dataDir, { recursive: true });
    await shell(unpack);
    await rm(`${product.dataDir}.tar.gz`);
    await product.begin();
    expect(await figures()).toEqual(before);
  });

  it('a store that the engine saved has the same figures, and what came later comes from the log, once', async () => {
    const [save, saveChanges, restore] = commandsOf('recovery.md', 'node tools/backup.mjs');
    const before = await figures();
    await product.end();
    await shell(save);
    await rm(join(product.dataDir, 'store'), { recursive: true });
    await shell(restore?.replace(/\S+$/, 'sunday'));
    await product.begin();
    expect(await figures()).toEqual(before);

    // Some of it in an incremental backup, some of it after that.
    await readersCome(500);
    await figures();
    await product.end();
    await shell(saveChanges);
    await product.begin();
    await readersCome(500);
    const last = await figures();
    expectWhole(last);
    await product.end();
    await rm(join(product.dataDir, 'store'), { recursive: true });
    expect(await shell(restore)).toMatch(/restored; [1-9]\d* records of the log come after it/);
    await product.begin();
    expect(await figures()).toEqual(last);
  });

  it('a replay of what is stored already changes nothing: the manual’s statement, and the log from its beginning', async () => {
    const before = await figures();
    const [, statement = ''] = /"\s*(INSERT INTO assembly_progress [^"]*)"/.exec(pageOf('recovery.md')) ?? [];
    await product.end();
    await run(process.execPath, [join(root, 'test/failure/replay.mjs'), product.dataDir, statement], {
      cwd: root,
    });
    await product.begin();
    expect(await figures()).toEqual(before);
    expectWhole(before);
  });

  it('a lost log loses nothing that was stored, and a new one takes what comes', async () => {
    const command = /^ {4}(node tools\/backup\.mjs new-log) /m.exec(pageOf('recovery.md'))?.[1];
    await product.end();
    await rm(join(product.dataDir, 'log'), { recursive: true });
    await shell(`${command} ${product.dataDir}`);
    await product.begin();
    await readersCome(500);
    const { byArticle, fromPageViews } = await figures();
    expect(byArticle.map(([article, pageviews, , engaged]) => [article, pageviews, engaged])).toEqual(
      expectedByArticle(),
    );
    expect(fromPageViews.map(([pageviews]) => pageviews)).toEqual([sent]);
  });

  it('a running installation’s store is not touched', async () => {
    const [save] = commandsOf('recovery.md', 'node tools/backup.mjs');
    await expect(shell(save?.replace(/\S+$/, 'running'))).rejects.toThrow(/is in use by process/);
    expect((await figures()).fromPageViews.map(([pageviews]) => pageviews)).toEqual([sent]);
  });
});
