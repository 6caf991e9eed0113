import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Newsroom, signIn } from '../product/newsroom.js';
import { Product } from '../product/product.js';

const DAY = '2026-10-28';
const DOMAIN = 'vongdoi.example';

/** Page views of one day, by so many readers. */
const views = (siteKey: string, from: number, to: number): unknown[] =>
  Array.from({ length: to - from }, (_, i) => {
    const id = `00000000-0000-4000-8000-${String(from + i).padStart(12, '0')}`;
    return {
      type: 'pageview',
      site: siteKey,
      id,
      pv: id,
      ts: Date.parse(`${DAY}T09:00:00+07:00`) + i * 1_000,
      url: `https://${DOMAIN}/bai-${from + i}`,
    };
  });

/** Every file and folder below some folders. */
const listing = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
    .sort();

let home: string;
let product: Product;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'nhipbao-lifecycle-'));
  for (const name of ['home', 'tmp', 'work']) await mkdir(join(home, name));
});

afterAll(() => rm(home, { recursive: true }));

describe('a product that has been started on an empty folder', () => {
  const places = (): string[] => ['home', 'tmp', 'work'].map((name) => join(home, name));
  let before: string[];

  beforeAll(async () => {
    before = listing(...places());
    product = await Product.start(
      { HOME: join(home, 'home'), TMPDIR: join(home, 'tmp'), XDG_CACHE_HOME: join(home, 'home', 'cache') },
      { cwd: join(home, 'work') },
    );
  });

  afterAll(() => product.destroy());

  it('is empty but for an operator, who can sign in', async () => {
    const { users, outlets } = product.quickstart;
    expect(users.map(({ role }) => role)).toEqual(['operator']);
    expect(outlets).toEqual([]);
    const [operator] = users;
    const cookie = await signIn(product, operator?.email ?? '', operator?.password ?? '');
    const response = await fetch(`${product.url}/v1/outlets`, { headers: { cookie } });
    expect(await response.json()).toEqual({ outlets: [] });
  });

  it.each([
    ['/', 'text/html'],
    ['/nb.js', 'javascript'],
    ['/docs', 'text/html'],
    ['/v1/catalogue', 'application/json'],
    ['/health/live', 'application/json'],
    ['/health/ready', 'application/json'],
    ['/metrics', 'text/plain'],
  ])('answers %s', async (path, type) => {
    const response = await fetch(`${product.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).not.toBe('');
  });

  it.each([
    ['GET', '/khong-co-trang-nay', undefined, 404],
    ['GET', '/v1/khong-co', undefined, 404],
    ['POST', '/', '{}', 404],
    ['DELETE', '/v1/query', undefined, 404],
    ['POST', '/v1/events', 'no JSON', 400],
    ['POST', '/v1/session', '{"email": 1}', 422],
    ['POST', '/v1/query', '{}', 401],
    ['GET', '/assets/../../package.json', undefined, 404],
    ['GET', '/%zz', undefined, 400],
  ])('refuses %s %s in the one shape of errors', async (method, path, body, status) => {
    const response = await fetch(`${product.url}${path}`, {
      method,
      body,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
    });
    const answer = (await response.json()) as { error: Record<string, unknown> };
    expect({ status: response.status, keys: Object.keys(answer) }).toEqual({ status, keys: ['error'] });
    const { code, message, ...more } = answer.error;
    expect([typeof code, typeof message]).toEqual(['string', 'string']);
    expect(Object.keys(more).filter((name) => name !== 'details')).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain('node_modules');
  });

  it('has everything after Ctrl-C and another start, the events of its last moment included', async () => {
    const newsroom = await Newsroom.open(product, 'Báo Vòng đời', DOMAIN);
    expect((await newsroom.send(views(newsroom.siteKey, 0, 300))).status).toBe(202);
    await newsroom.figuresReach();
    expect((await newsroom.send(views(newsroom.siteKey, 300, 700))).status).toBe(202);

    expect(await product.end('SIGINT')).toBe(0);
    expect(product.said).toContain('Stopped, all data kept.');

    await product.begin();
    await newsroom.figuresReach();
    const { body } = await newsroom.ask({ metrics: ['pageviews'], date_range: [DAY, DAY] });
    expect(body.rows).toEqual([[700]]);
    expect(await newsroom.account()).toMatchObject({ accepted: 700, stored: 700, pending: 0 });
  });

  it('keeps a second process out of its data folder with one line that names it', async () => {
    const { exitCode, lines } = await Product.refuse({}, { dataDir: product.dataDir });
    expect({ exitCode, lines }).toEqual({ exitCode: 1, lines: [expect.any(String)] });
    expect(lines[0]).toContain(product.dataDir);
    expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
  });

  it('writes nothing outside its data folder', async () => {
    expect(await product.end('SIGTERM')).toBe(0);
    expect(listing(...places())).toEqual(before);
  });
});

describe('a start that cannot be', () => {
  it('because the port is taken ends with one line that names the port and its setting', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as AddressInfo).port)),
    );
    const { exitCode, lines } = await Product.refuse({ NHIPBAO_PORT: String(port) });
    taken.close();
    expect({ exitCode, lines }).toEqual({ exitCode: 1, lines: [expect.any(String)] });
    expect(lines[0]).toContain(String(port));
    expect(lines[0]).toContain('NHIPBAO_PORT');
  });

  it.each([
    ['NHIPBAO_PORT', 'abc-khong-phai-so'],
    ['NHIPBAO_DEMO', 'co-the'],
    ['NHIPBAO_TIMEZONE', 'Asia/Khong_Co'],
    ['NHIPBAO_PUBLIC_URL', 'ftp://bi-mat@may.example'],
  ])('because of a bad %s ends with one line that names it and not its value', async (name, value) => {
    const { exitCode, lines } = await Product.refuse({ [name]: value });
    expect({ exitCode, lines }).toEqual({ exitCode: 1, lines: [expect.any(String)] });
    expect(lines[0]).toContain(name);
    expect(lines[0]).not.toContain(value);
  });

  it('leaves a data folder that another start can use', async () => {
    const dataDir = join(home, 'data');
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as AddressInfo).port)),
    );
    expect((await Product.refuse({ NHIPBAO_PORT: String(port) }, { dataDir })).exitCode).toBe(1);
    taken.close();
    const later = await Product.start({}, { dataDir });
    expect((await fetch(`${later.url}/health/ready`)).status).toBe(200);
    await later.destroy();
  });
});
