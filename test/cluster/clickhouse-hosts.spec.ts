import { fileURLToPath } from 'node:url';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '@nhipbao/platform';
import { Host } from '../../libs/runtime-cluster/src/clickhouse/hosts.js';
import { HttpClickHouse, migrateHttpStore } from '../../libs/runtime-cluster/src/clickhouse/index.js';
import { OneHostConnection } from '../../libs/runtime-cluster/src/clickhouse/one-host-connection.js';
import { until } from '../product/until.js';
import { ClickHouseServer } from './clickhouse-server.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/clickhouse', import.meta.url));
/** Writes its row after two and a half seconds. */
const LATE_INSERT = 'INSERT INTO staged SELECT 1 + sleep(2.5)';

let first: ClickHouseServer;
let second: ClickHouseServer;
let store: HttpClickHouse;

const quiet = { log: { level: ClickHouseLogLevel.OFF } };
const direct = (server: ClickHouseServer): ClickHouseClient => createClient({ url: server.url, ...quiet });

async function numbersOn(client: ClickHouseClient, table: string): Promise<number[]> {
  const result = await client.query({
    query: `SELECT n FROM ${table} ORDER BY n`,
    format: 'JSONCompactEachRow',
  });
  return (await result.json<[number]>()).map(([n]) => n);
}

/** Work that sticks to one host, which gives up on a silent one after a second. */
function aggregate(servers: ClickHouseServer[], longestStatementMs = 1_000): ClickHouseClient {
  const options = { request_timeout: 5_000, ...quiet };
  const hosts = servers.map(({ url }) => new Host(url, options));
  return createClient({
    connection: new OneHostConnection(hosts, { idPrefix: 'test-aggregate-', longestStatementMs }),
    ...quiet,
  });
}

beforeAll(async () => {
  [first, second] = await Promise.all([ClickHouseServer.start(), ClickHouseServer.start()]);
  store = new HttpClickHouse(readConfig({ NHIPBAO_CLICKHOUSE_URLS: `${first.url},${second.url}` }));
});

afterAll(async () => {
  await store.close();
  await first.destroy();
  await second.destroy();
});

describe('with several hosts', () => {
  it('asks the next one when one is gone, and all again when it is back', async () => {
    for (const server of [first, second])
      await direct(server).command({
        query: `CREATE TABLE who ENGINE = Memory AS SELECT ${server.port}::UInt16 AS n`,
      });
    const seen = async (): Promise<Set<number | undefined>> => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => numbersOn(store.connection('query'), 'who')),
      );
      return new Set(answers.map(([n]) => n));
    };
    expect((await seen()).size).toBe(2);
    await first.end('SIGKILL');
    expect(await seen()).toEqual(new Set([second.port]));
    await first.begin();
    // What was in memory is gone with the process.
    await until('the first host is asked again', async () => (await seen()).has(undefined));
    await direct(first).command({
      query: `CREATE OR REPLACE TABLE who ENGINE = Memory AS SELECT ${first.port}::UInt16 AS n`,
    });
  });

  it('asks the next one when one does not answer in time', async () => {
    first.signal('SIGSTOP');
    try {
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => numbersOn(store.connection('live'), 'who')),
      );
      expect(answers).toEqual(answers.map(() => [second.port]));
    } finally {
      first.signal('SIGCONT');
    }
  });

  it('sends the rows of an insert again, streams included', async () => {
    await direct(second).command({
      query: 'CREATE TABLE kept (n UInt32) ENGINE = ReplacingMergeTree ORDER BY n',
    });
    await first.end('SIGKILL');
    for (let n = 0; n < 4; n += 1)
      await store.connection('ingest').insert({ table: 'kept', values: [{ n }], format: 'JSONEachRow' });
    expect(await numbersOn(direct(second), 'kept')).toEqual([0, 1, 2, 3]);
    await first.begin();
  });
});

describe('work on one host', () => {
  beforeEach(async () => {
    for (const server of [first, second])
      await direct(server).command({ query: 'CREATE OR REPLACE TABLE staged (n UInt32) ENGINE = Memory' });
  });

  it('stays there', async () => {
    const client = aggregate([first, second]);
    for (let n = 0; n < 5; n += 1) await client.command({ query: `INSERT INTO staged SELECT ${n}` });
    expect(await numbersOn(direct(first), 'staged')).toEqual([0, 1, 2, 3, 4]);
    expect(await numbersOn(direct(second), 'staged')).toEqual([]);
    await client.close();
  });

  it('fails when that host does, and begins anew on the next one once nothing of it can be running', async () => {
    const client = aggregate([first, second], 3_000);
    await until('a host is chosen', () =>
      client.command({ query: 'SELECT 1' }).then(
        () => true,
        () => false,
      ),
    );
    const late = client.command({ query: LATE_INSERT });
    const failed = expect(late).rejects.toThrow();
    await until('the statement runs', () => running(first));
    await first.end('SIGKILL');
    await failed;
    await expect(client.command({ query: 'INSERT INTO staged SELECT 7' })).rejects.toThrow(
      'may still be working',
    );
    await until('the next host takes over', () =>
      client.command({ query: 'INSERT INTO staged SELECT 8' }).then(
        () => true,
        () => false,
      ),
    );
    expect(await numbersOn(direct(second), 'staged')).toEqual([8]);
    await client.close();
    await first.begin();
  });

  it('waits for the end of a statement that its caller gave up on: an answer that is late harms nothing', async () => {
    const client = aggregate([first]);
    const abort = new AbortController();
    const late = client.command({ query: LATE_INSERT, abort_signal: abort.signal });
    const failed = expect(late).rejects.toThrow('aborted');
    await until('the statement runs', () => running(first));
    abort.abort();
    await failed;
    // Said at once, because whoever waits so long must make sure that the work is still its own.
    await expect(client.command({ query: 'TRUNCATE TABLE staged' })).rejects.toThrow('had to end first');
    await client.command({ query: 'TRUNCATE TABLE staged' });
    await client.command({ query: 'INSERT INTO staged SELECT 5' });
    expect(await numbersOn(client, 'staged')).toEqual([5]);
    await client.close();
  });

  it('waits for what a process before it left running', async () => {
    const before = aggregate([first]);
    const late = before.command({ query: LATE_INSERT });
    late.catch(() => undefined);
    await until('the statement runs', () => running(first));
    await before.close();
    const after = aggregate([first]);
    await expect(after.command({ query: 'TRUNCATE TABLE staged' })).rejects.toThrow('had to end first');
    await after.command({ query: 'TRUNCATE TABLE staged' });
    await after.command({ query: 'INSERT INTO staged SELECT 6' });
    expect(await numbersOn(after, 'staged')).toEqual([6]);
    await after.close();
  });
});

describe('the server', () => {
  it('has every acknowledged insert after kill -9, and no part of one', async () => {
    const client = createClient({ url: second.url, ...quiet });
    await client.command({ query: 'CREATE TABLE numbered (n UInt32) ENGINE = MergeTree ORDER BY n' });
    const acknowledged: number[] = [];
    const writing = (async () => {
      for (let n = 0; ; n += 100) {
        await client.insert({
          table: 'numbered',
          values: Array.from({ length: 100 }, (_, index) => ({ n: n + index })),
          format: 'JSONEachRow',
        });
        acknowledged.push(n);
      }
    })().catch(() => undefined);
    await until('some inserts are acknowledged', () => acknowledged.length > 20);
    await second.end('SIGKILL');
    await writing;
    await second.begin();
    const found = await numbersOn(client, 'numbered');
    expect(found.length % 100).toBe(0);
    expect(found).toEqual(found.map((_, index) => index));
    expect(found.length).toBeGreaterThanOrEqual(acknowledged.length * 100);
    await client.close();
  });

  it('stops cleanly, after what it was doing', async () => {
    const client = createClient({ url: second.url, ...quiet });
    await client.command({ query: 'CREATE TABLE finished (n UInt32) ENGINE = MergeTree ORDER BY n' });
    const last = client.command({ query: 'INSERT INTO finished SELECT 1 + sleep(1)' });
    await until('the statement runs', () => running(second));
    expect(await second.end('SIGTERM')).toBe(0);
    await last;
    await second.begin();
    expect(await numbersOn(client, 'finished')).toEqual([1]);
    await client.close();
  });

  it('takes the product’s migrations into a database of their own, once', async () => {
    const config = readConfig({ NHIPBAO_CLICKHOUSE_URLS: second.url, NHIPBAO_CLICKHOUSE_DATABASE: 'bao' });
    const own = new HttpClickHouse(config);
    expect((await migrateHttpStore(own, config, MIGRATIONS)).length).toBeGreaterThan(4);
    expect(await migrateHttpStore(own, config, MIGRATIONS)).toEqual([]);
    await own.connection('ingest').insert({
      table: 'sink_progress',
      values: [{ log_partition: 3, log_offset: 4 }],
      format: 'JSONEachRow',
    });
    const result = await own.connection('live').query({
      query: 'SELECT log_partition FROM bao.sink_progress FINAL',
      format: 'JSONEachRow',
    });
    expect(await result.json()).toEqual([{ log_partition: 3 }]);
    await own.close();
  });
});

/** Whether a statement that sleeps is under way. */
async function running(server: ClickHouseServer): Promise<boolean> {
  const client = direct(server);
  const result = await client.query({
    query:
      "SELECT count()::UInt32 AS n FROM system.processes WHERE query ILIKE '%sleep(%' AND query NOT ILIKE '%processes%'",
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ n: number }>();
  await client.close();
  return (row?.n ?? 0) > 0;
}
