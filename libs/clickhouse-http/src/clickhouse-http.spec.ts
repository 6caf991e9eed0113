import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { clickHouseHttp } from './clickhouse-http.js';
import { ClickHouseException } from './exception.js';
import type { StatementAnswer, StatementRequest } from './executor.js';

type Asked = StatementRequest<string>;

/** Runs nothing: keeps what it was asked, and answers as it is told to. */
class Recorder {
  readonly asked: Asked[] = [];
  answer: (request: Asked) => StatementAnswer | Promise<StatementAnswer> = () => ({
    body: Buffer.from('1\n'),
    summary: { readRows: 1, writtenRows: 2, elapsed: 0.5 },
  });

  get last(): Asked | undefined {
    return this.asked.at(-1);
  }

  async execute(request: Asked): Promise<StatementAnswer> {
    this.asked.push(request);
    return this.answer(request);
  }
}

let server: FastifyInstance;
let executor: Recorder;
let faults: unknown[];
let url: string;

beforeEach(async () => {
  executor = new Recorder();
  faults = [];
  server = fastify();
  await server.register(
    clickHouseHttp({
      executor,
      authenticate: (credentials) => {
        if ('token' in credentials) return `bearer ${credentials.token}`;
        if (credentials.key === 'wrong')
          throw new ClickHouseException(
            516,
            'AUTHENTICATION_FAILED',
            `${credentials.user}: Authentication failed`,
          );
        return `${credentials.user}/${credentials.key}`;
      },
      onFault: (error) => faults.push(error),
      maxBodyBytes: 100_000,
      maxStatementBytes: 1_000,
    }),
    { prefix: '/sql' },
  );
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/sql`;
});
afterEach(() => server.close());

const post = (body: string | Buffer, query = '', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/${query}`, { method: 'POST', body, headers });

describe('a statement over HTTP', () => {
  it('comes in the address or the body, with parameters, settings, database and format', async () => {
    await fetch(
      `${url}/?query=SELECT+{n:UInt8}&param_n=7&max_threads=2&database=d&default_format=CSV&session_id=s`,
    );
    expect(executor.last).toMatchObject({
      sql: 'SELECT {n:UInt8}',
      params: { n: '7' },
      settings: { max_threads: '2' },
      database: 'd',
      format: 'CSV',
      sessionId: 's',
      readOnly: true,
    });
    const answer = await post('SELECT 1 FORMAT JSON', '?query_id=q1&wait_end_of_query=1', {
      'X-ClickHouse-Database': 'e',
    });
    expect(executor.last).toMatchObject({
      sql: 'SELECT 1 FORMAT JSON',
      settings: {},
      database: 'e',
      readOnly: false,
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-clickhouse-query-id': 'q1',
      'x-clickhouse-format': 'JSON',
      'x-clickhouse-timezone': 'UTC',
      'x-clickhouse-server-display-name': 'nhipbao',
      'content-type': 'application/json; charset=UTF-8',
    });
    expect(JSON.parse(answer.headers.get('x-clickhouse-summary') ?? '')).toMatchObject({
      read_rows: '1',
      written_rows: '2',
      elapsed_ns: '500000000',
    });
    await post('1', '?query=SELECT');
    expect(executor.last?.sql).toBe('SELECT\n1');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)(
    'has the rows of an insert wherever they are, %s bodies included',
    async (encoding, compress) => {
      const rows = Buffer.from([1, 0, 255, 10, 59]);
      const expected = { into: 'INSERT INTO t', format: 'RowBinary', rows };
      const inAddress = '?query=INSERT+INTO+t+FORMAT+RowBinary';
      await post(compress(rows), inAddress, { 'Content-Encoding': encoding });
      expect(executor.last?.insert).toEqual(expected);
      await post(Buffer.concat([Buffer.from('INSERT INTO t FORMAT RowBinary\n'), rows]));
      expect(executor.last?.insert).toEqual(expected);
      await post(Buffer.concat([Buffer.from('FORMAT RowBinary '), rows]), '?query=INSERT+INTO+t');
      expect(executor.last?.insert).toEqual(expected);
      await post('', '?query=INSERT+INTO+t+VALUES+(1)');
      expect(executor.last?.insert).toMatchObject({ format: 'Values', rows: Buffer.from(' (1)') });
    },
  );

  it('is asked for by whoever the headers name', async () => {
    await post('SELECT 1', '', { 'X-ClickHouse-User': 'a', 'X-ClickHouse-Key': 'k' });
    expect(executor.last?.principal).toBe('a/k');
    await post('SELECT 1', '', { Authorization: `Basic ${Buffer.from('b:k:ey').toString('base64')}` });
    expect(executor.last?.principal).toBe('b/k:ey');
    await post('SELECT 1', '', { Authorization: 'Bearer t0' });
    expect(executor.last?.principal).toBe('bearer t0');
    await post('SELECT 1', '?user=c&password=p');
    expect(executor.last).toMatchObject({ principal: 'c/p', settings: {} });
    const refused = await post('SELECT 1', '', { 'X-ClickHouse-Key': 'wrong' });
    expect([refused.status, await refused.text()]).toEqual([
      403,
      'Code: 516. DB::Exception: default: Authentication failed (AUTHENTICATION_FAILED)\n',
    ]);
    expect((await post('SELECT 1', '', { Authorization: 'Digest x' })).status).toBe(400);
  });

  it('fails in ClickHouse’s words and with its status, and never with an inner error’s text', async () => {
    executor.answer = () => {
      throw new ClickHouseException(60, 'UNKNOWN_TABLE', 'There is no such table');
    };
    const unknown = await post('SELECT 1');
    expect([unknown.status, unknown.headers.get('x-clickhouse-exception-code')]).toEqual([404, '60']);
    executor.answer = () => Promise.reject(new Error('a secret'));
    const fault = await post('SELECT 1');
    expect([fault.status, await fault.text()]).toEqual([
      500,
      'Code: 1002. DB::Exception: Internal error (UNKNOWN_EXCEPTION)\n',
    ]);
    expect(faults).toHaveLength(1);
  });

  it.each([
    ['SELECT 1; SELECT 2', '', {}, 400, 'SYNTAX_ERROR'],
    ['', '', {}, 400, 'SYNTAX_ERROR'],
    [`SELECT '${'x'.repeat(1_000)}'`, '', {}, 400, 'SYNTAX_ERROR'],
    ['x'.repeat(100_001), '?query=INSERT+INTO+t+FORMAT+CSV', {}, 413, 'TOO_MANY_BYTES'],
    ['not gzip', '', { 'Content-Encoding': 'gzip' }, 400, 'ZLIB_INFLATE_FAILED'],
    ['SELECT 1', '', { 'Content-Encoding': 'lzma' }, 501, 'NOT_IMPLEMENTED'],
    ['SELECT 1', '?compress=1', {}, 501, 'NOT_IMPLEMENTED'],
    ['SELECT 1', '?a%20b=1', {}, 400, 'BAD_ARGUMENTS'],
    ['broken', '', { 'Content-Type': 'multipart/form-data; boundary=b' }, 400, 'BAD_ARGUMENTS'],
  ])('is refused: %.30j %s %j', async (body, query, headers, status, type) => {
    const answer = await post(body, query, headers);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(`(${type})`)]);
    expect(executor.asked).toEqual([]);
  });

  it('is told to stop when its caller has gone', async () => {
    const abort = new AbortController();
    const stopped = new Promise<void>((resolve) => {
      executor.answer = async ({ signal }) => {
        abort.abort();
        await new Promise((heard) => signal.addEventListener('abort', heard, { once: true }));
        resolve();
        return { body: Buffer.from('late') };
      };
    });
    const asked = fetch(url, { method: 'POST', body: 'SELECT 1', signal: abort.signal });
    await expect(asked).rejects.toThrow('abort');
    await stopped;
    expect(faults).toEqual([]);
  });
});

describe('besides statements', () => {
  it('says that it is there', async () => {
    for (const path of ['/', '/ping', '/replicas_status'])
      expect(await (await fetch(`${url}${path}`)).text()).toBe('Ok.\n');
    expect((await fetch(`${url}/`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${url}/`, { method: 'OPTIONS' })).status).toBe(204);
    expect(executor.asked).toEqual([]);
  });
});

describe('the official client', () => {
  const client = (options: Parameters<typeof createClient>[0] = {}) => {
    const { origin, pathname } = new URL(url);
    return createClient({ url: origin, pathname, log: { level: ClickHouseLogLevel.OFF }, ...options });
  };

  it('reads and writes, compressed both ways', async () => {
    for (const compression of [
      {},
      { request: true, response: true },
      { request: { codec: 'br' as const }, response: { codec: 'br' as const } },
    ]) {
      const own = client({ username: 'u', password: 'p', compression });
      executor.answer = () => ({
        body: Buffer.from('{"n":"báo"}\n'.repeat(1_000)),
        summary: { writtenRows: 3 },
      });
      const result = await own.query({ query: 'SELECT n', format: 'JSONEachRow' });
      expect((await result.json()).length).toBe(1_000);
      expect(executor.last).toMatchObject({
        sql: 'SELECT n \nFORMAT JSONEachRow',
        principal: 'u/p',
        settings: {},
      });
      const { summary } = await own.insert({ table: 't', values: [{ n: 1 }], format: 'JSONEachRow' });
      expect(summary?.written_rows).toBe('3');
      expect(executor.last?.insert).toMatchObject({ into: 'INSERT INTO t', rows: Buffer.from('{"n":1}\n') });
      const values = Readable.from(['1\n', '2\n'], { objectMode: false });
      await own.insert({ table: 't', values, format: 'TabSeparated', columns: ['n'] });
      expect(executor.last?.insert).toMatchObject({ into: 'INSERT INTO t (n)', rows: Buffer.from('1\n2\n') });
      await own.close();
    }
  });

  it('sends long parameters as a form', async () => {
    const own = client({ use_multipart_params_auto: true });
    const value = `--\r\n'báo'${'x'.repeat(5_000)}`;
    executor.answer = () => ({ body: Buffer.from('') });
    await own.query({ query: 'SELECT {value: String}', query_params: { value, n: 1 }, format: 'CSV' });
    expect(executor.last).toMatchObject({
      sql: 'SELECT {value: String} \nFORMAT CSV',
      params: { value: value.replace('\r\n', '\\r\\n').replaceAll("'", "\\'"), n: '1' },
    });
    await own.close();
  });

  it('learns of an error in the middle of a stream', async () => {
    const own = client();
    executor.answer = () => ({
      body: Readable.from(
        (async function* () {
          yield Buffer.from('{"n":1}\n');
          await Promise.resolve();
          throw new ClickHouseException(159, 'TIMEOUT_EXCEEDED', 'Timeout exceeded');
        })(),
      ),
    });
    const result = await own.query({ query: 'SELECT n', format: 'JSONEachRow' });
    await expect(result.json()).rejects.toMatchObject({ code: '159', type: 'TIMEOUT_EXCEEDED' });
    await own.close();
  });

  it('pings, runs commands, and reads raw answers', async () => {
    const own = client();
    expect(await own.ping()).toEqual({ success: true });
    expect(await own.ping({ select: true })).toEqual({ success: true });
    await own.command({
      query: 'CREATE TABLE t (n UInt8) ENGINE = Memory',
      clickhouse_settings: { wait_end_of_query: 1 },
    });
    const { stream, summary } = await own.exec({ query: 'SELECT 1 FORMAT CSV' });
    expect([await text(stream), summary?.read_rows]).toEqual(['1\n', '1']);
    await own.close();
  });
});
