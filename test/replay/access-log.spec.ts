import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandLine } from '../product/command-line.js';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { describeReplay } from '../product/shared-data.js';
import { countPageRequests, type PageRequests } from './page-requests.js';

const DOMAIN = 'nhatky.example';
const date_range = ['2015-05-17', '2015-05-22'];
const LINES = 10_000;
const MALFORMED_LINE = 8_899;

describeReplay('the access log of a real site', 'access_logs/apache_logs', (file) => {
  let product: Product;
  let whole: Newsroom;
  let folder: string;
  let log: PageRequests;
  let said: string;

  beforeAll(async () => {
    log = countPageRequests(file);
    folder = await mkdtemp(join(tmpdir(), 'nhipbao-access-log-'));
    product = await Product.start();
    whole = await Newsroom.open(product, 'Nhập một lần', DOMAIN);
    said = await CommandLine.startImport(whole, 'access-log', file).succeeds();
    await whole.figuresReach();
  });

  afterAll(async () => {
    await product.destroy();
    await rm(folder, { recursive: true });
  });

  async function column(
    newsroom: Newsroom,
    metric: string,
    question: Record<string, unknown>,
  ): Promise<[string, number][]> {
    const { status, body } = await newsroom.ask({
      metrics: [metric],
      date_range,
      limit: 50_000,
      ...question,
    });
    expect(status).toBe(200);
    return body.rows
      .map(([key, value]) => [String(key), Number(value)] as [string, number])
      .filter(([, value]) => value > 0);
  }

  /** Everything that an import decides. */
  async function figures(newsroom: Newsroom): Promise<unknown> {
    const metrics = [
      'pageviews',
      'gross_pageviews',
      'robot_pageviews',
      'visits',
      'visitors',
      'bounce_rate',
      'visit_duration',
    ];
    const rows: unknown[] = [];
    for (const breakdown of [
      {},
      { granularity: 'hour' },
      ...['page', 'entry_page', 'exit_page', 'channel', 'referrer', 'country', 'device', 'browser'].map(
        (name) => ({
          dimensions: [name],
          order_by: [name],
        }),
      ),
    ]) {
      rows.push((await newsroom.ask({ metrics, date_range, limit: 50_000, ...breakdown })).body.rows);
    }
    return rows;
  }

  it('is imported but for its malformed line, which is named', () => {
    expect(said).toContain(`${log.total} page views`);
    expect(said).toContain('1 malformed');
    expect(said).toContain(`malformed lines: ${MALFORMED_LINE}`);
    expect(said).toContain(`accepted ${log.total}, rejected 0`);
  });

  it('has the page views of each page and each hour that a recount of the log gives', async () => {
    const byPage = await column(whole, 'gross_pageviews', { dimensions: ['page'] });
    expect(Object.fromEntries(byPage)).toEqual(
      Object.fromEntries(Object.entries(log.byPath).map(([path, views]) => [DOMAIN + path, views])),
    );
    const byHour = await column(whole, 'gross_pageviews', { granularity: 'hour' });
    expect(Object.fromEntries(byHour.map(([time, views]) => [time.slice(0, 13), views]))).toEqual(log.byHour);
  });

  it('has its robots beside the headline figures and not in them', async () => {
    const metrics = ['gross_pageviews', 'robot_pageviews', 'pageviews'];
    const [[gross = 0, robots = 0, readers = 0] = []] = (
      await whole.ask({ metrics, date_range })
    ).body.rows.map((row) => row.map(Number));
    process.stdout.write(
      `${gross} page views: ${robots} of robots, ${readers} of readers, the rest repeated within 30 s\n`,
    );
    expect(gross).toBe(log.total);
    expect(robots).toBeGreaterThanOrEqual(log.declaredRobots);
    expect(robots).toBeLessThanOrEqual(log.possibleRobots);
    expect(readers).toBeGreaterThan(0);
    expect(readers + robots).toBeLessThanOrEqual(gross);
  });

  it('changes nothing when it is imported again', async () => {
    const before = await figures(whole);
    await CommandLine.startImport(whole, 'access-log', file).succeeds();
    await whole.figuresReach();
    expect(await figures(whole)).toEqual(before);
    const { accepted, stored, rejected, duplicate, pending } = await whole.account();
    expect({ accepted, stored, rejected, duplicate, pending }).toEqual({
      accepted: 2 * log.total,
      stored: log.total,
      rejected: 0,
      duplicate: log.total,
      pending: 0,
    });
  });

  it('gives the same figures when the import is killed half-way and resumed', async () => {
    const halting = await Newsroom.open(product, 'Nhập ngắt quãng', DOMAIN);
    const resume = join(folder, 'resume.json');
    const first = CommandLine.startImport(halting, 'access-log', file, '--resume', resume);
    // The first progress is written as soon as the first request has been answered.
    for await (const { filename } of watch(folder)) if (filename === 'resume.json') break;
    first.kill();
    expect(await first.exitCode()).toBeNull();
    const { files } = JSON.parse(readFileSync(resume, 'utf8')) as {
      files: Record<string, { done: { line: number } }>;
    };
    const reached = files[file]?.done.line ?? 0;
    process.stdout.write(`killed after line ${reached}\n`);
    expect(reached).toBeLessThan(LINES);

    const rest = await CommandLine.startImport(halting, 'access-log', file, '--resume', resume).succeeds();
    expect(rest).toContain(`malformed lines: ${MALFORMED_LINE}`);
    await halting.figuresReach();
    const resumed = await figures(halting);
    const { stored, rejected, pending } = await halting.account();
    expect({ stored, rejected, pending }).toEqual({ stored: log.total, rejected: 0, pending: 0 });

    // Whatever the interruption had lost would be added by a whole import of the same site.
    await CommandLine.startImport(halting, 'access-log', file).succeeds();
    await halting.figuresReach();
    expect(await figures(halting)).toEqual(resumed);
    expect((await halting.account()).stored).toBe(log.total);
    // Within a second, in which the log knows no order, ids decide it, and they are different ones on another site.
    const metrics = ['pageviews', 'gross_pageviews', 'robot_pageviews', 'visits', 'visitors'];
    const question = { metrics, date_range, granularity: 'hour' };
    expect((await halting.ask(question)).body.rows).toEqual((await whole.ask(question)).body.rows);
  });
});
