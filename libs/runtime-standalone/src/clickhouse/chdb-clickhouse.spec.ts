import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ChdbClickHouse } from './chdb-clickhouse.js';

type Values = Record<string, unknown>;

const writerScript = join(import.meta.dirname, '../../fixtures/chdb-writer.mjs');
const LONG = 'SELECT max(sipHash64(number)) FROM numbers(15000000) SETTINGS max_threads = 1';

async function rows(client: ClickHouseClient, query: string, params?: Values, settings?: ClickHouseSettings) {
  const result = await client.query({
    query,
    query_params: params,
    clickhouse_settings: settings,
    format: 'JSONCompactEachRow',
  });
  return result.json<unknown[]>();
}

/** Appends numbered rows in another process, which is killed after `inserts` acknowledged inserts. */
async function acknowledgedBeforeKill(dataDir: string, inserts: number): Promise<number[]> {
  const writer = spawn(process.execPath, [writerScript, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  const lines = createInterface({ input: writer.stdout });
  lines.on('line', (line) => {
    acknowledged.push(Number(line));
    if (acknowledged.length === inserts) writer.kill('SIGKILL');
  });
  await Promise.all([once(writer, 'exit'), once(lines, 'close')]);
  return acknowledged;
}

// The engine binds one folder per process: every test shares this one, which a killed writer leaves behind.
describe('the store in this process', () => {
  let dataDir: string;
  let store: ChdbClickHouse;
  let acknowledged: number[];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-store-'));
    acknowledged = await acknowledgedBeforeKill(dataDir, 5 + Math.floor(Math.random() * 40));
    store = new ChdbClickHouse({ dataDir });
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });

  it('has every acknowledged row after kill -9, and no part of an insert', async () => {
    const found = await rows(
      store.connection('query'),
      'SELECT intDiv(number, 100) * 100 AS first, count() FROM numbered GROUP BY first ORDER BY first',
    );
    const complete = found.map(([first]) => first);
    expect(acknowledged.filter((first) => !complete.includes(first))).toEqual([]);
    expect(found.filter(([, count]) => Number(count) !== 100)).toEqual([]);
  });

  it('makes inserts durable against a power cut, and keeps time in UTC', async () => {
    const query = `SELECT name, value FROM system.merge_tree_settings
      WHERE name IN ('fsync_after_insert', 'fsync_part_directory') ORDER BY name`;
    const durable = [
      ['fsync_after_insert', '1'],
      ['fsync_part_directory', '1'],
    ];
    expect(await rows(store.connection('admin'), query)).toEqual(durable);
    expect(await rows(store.connection('admin'), "SELECT toDateTime('2026-01-01 00:00:00')::UInt32")).toEqual(
      [[Date.UTC(2026, 0, 1) / 1000]],
    );
  });

  it('answers on one connection while another is busy, parameters included', async () => {
    const finished: string[] = [];
    const long = rows(store.connection('aggregate'), LONG).then(() => finished.push('long'));
    const short = rows(store.connection('live'), 'SELECT {n: UInt8}', { n: 7 }).then(([row]) => {
      finished.push('short');
      return row;
    });
    expect(await short).toEqual([7]);
    await long;
    expect(finished).toEqual(['short', 'long']);
  });

  it('runs several statements of the query purpose side by side', async () => {
    const finished: string[] = [];
    const query = store.connection('query');
    const long = rows(query, LONG).then(() => finished.push('long'));
    await Promise.all([long, rows(query, 'SELECT 1').then(() => finished.push('short'))]);
    expect(finished).toEqual(['short', 'long']);
  });

  it.each([
    '',
    "it's",
    '\\',
    '\\N',
    "\\'; DROP TABLE t --",
    'a\tb\nc\rd\0e',
    'Nhịp Báo',
    '{x:String}',
    '/* `" */',
  ])('binds the text %j as it is', async (text) => {
    const query = 'SELECT {text: String}, {list: Array(String)}';
    expect(await rows(store.connection('query'), query, { text, list: [text] })).toEqual([[text, [text]]]);
  });

  it('binds numbers, dates, nothing, lists, maps and names', async () => {
    const query = `SELECT {n: Float64}, {big: UInt64}, {at: DateTime64(3, 'UTC')}, {none: Nullable(String)},
      {list: Array(UInt8)}, {map: Map(String, UInt8)}, {yes: Bool}, {name: Identifier} FROM (SELECT 5 AS five)`;
    const at = new Date(Date.UTC(2026, 10, 7, 1, 2, 3, 4));
    const params = {
      n: 1.5,
      big: 2n ** 63n,
      at,
      none: null,
      list: [1, 2],
      map: { k: 1 },
      yes: true,
      name: 'five',
    };
    const expected = [1.5, '9223372036854775808', '2026-11-07 01:02:03.004', null, [1, 2], { k: 1 }, true, 5];
    const settings = { output_format_json_quote_64bit_integers: 1 as const };
    expect(await rows(store.connection('query'), query, params, settings)).toEqual([expected]);
  });

  it('mixes up no parameters among many concurrent statements', async () => {
    const purposes = ['ingest', 'aggregate', 'query', 'live', 'admin'] as const;
    const wrong = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const client = store.connection(purposes[index % 5] ?? 'query');
        const [row] = await rows(client, 'SELECT {n: UInt32}', { n: index });
        return row?.[0] === index ? [] : [index];
      }),
    );
    expect(wrong.flat()).toEqual([]);
  });

  it('lets neither parameters nor settings of a statement reach a later one', async () => {
    const live = store.connection('live');
    await rows(live, 'SELECT {secret: String}', { secret: 'of another' });
    await expect(rows(live, 'SELECT {secret: String}')).rejects.toMatchObject({ code: '456' });
    const threads = "SELECT getSetting('max_threads')";
    const [before] = await rows(live, threads);
    expect(await rows(live, threads, {}, { max_threads: 17 })).toEqual([[17]]);
    expect(await rows(live, threads)).toEqual([before]);
    const zone = 'SELECT timezone()';
    expect(await rows(live, zone, {}, { session_timezone: 'Asia/Ho_Chi_Minh' })).toEqual([
      ['Asia/Ho_Chi_Minh'],
    ]);
    expect(await rows(live, zone)).toEqual([['UTC']]);
    await rows(live, 'SELECT 1', {}, { readonly: '1' });
    await live.command({ query: 'CREATE TABLE after_readonly (n UInt8) ENGINE = Memory' });
    await expect(rows(live, 'SELECT 1', {}, { no_such_setting: 1 })).rejects.toMatchObject({ code: '115' });
    expect(await rows(live, 'SELECT 1')).toEqual([[1]]);
  });

  it('takes rows as objects and as raw lines, and stores nothing of an insert with a bad line', async () => {
    const ingest = store.connection('ingest');
    await ingest.command({ query: 'CREATE TABLE taken (n UInt32, s String) ENGINE = MergeTree ORDER BY n' });
    await ingest.insert({ table: 'taken', values: [{ n: 1, s: "it's" }], format: 'JSONEachRow' });
    const insert = (lines: string) =>
      ingest.exec({
        query: 'INSERT INTO taken FORMAT JSONEachRow',
        values: Readable.from([Buffer.from(lines)]),
      });
    const { summary } = await insert('{"n":2,"s":"báo"}\n{"n":3,"s":""}\n');
    expect(summary?.written_rows).toBe('2');
    await expect(insert('{"n":4,"s":""}\n{"n":"x"}\n')).rejects.toMatchObject({ code: '27' });
    await insert('');
    const expected = [
      [1, "it's"],
      [2, 'báo'],
      [3, ''],
    ];
    expect(await rows(store.connection('query'), 'SELECT n, s FROM taken ORDER BY n')).toEqual(expected);
  });

  it('releases a caller that aborts, waiting or running, and goes on', async () => {
    const aggregate = store.connection('aggregate');
    const abort = new AbortController();
    const { signal: abort_signal } = abort;
    const callers = [
      aggregate.command({ query: LONG, abort_signal }),
      aggregate.command({ query: 'CREATE TABLE never (n UInt8) ENGINE = Memory', abort_signal }),
    ];
    setImmediate(() => {
      abort.abort();
    });
    const aborted = { status: 'rejected', reason: new Error('The user aborted a request.') };
    expect(await Promise.allSettled(callers)).toEqual([aborted, aborted]);
    expect(await rows(aggregate, 'EXISTS TABLE never')).toEqual([[0]]);
  });
});
