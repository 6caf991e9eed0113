import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClickHouse, ConnectionPurpose } from '@nhipbao/platform';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { bigInsertContract } from './clickhouse-insert-contract.js';
import { HOSTILE_TEXTS, rows } from './clickhouse-rows.js';

const PURPOSES: ConnectionPurpose[] = ['ingest', 'aggregate', 'query', 'live', 'admin'];

/** Long enough to be seen running, short enough to be waited for. */
const LONG = 'SELECT max(sipHash64(number)) FROM numbers(15000000) SETTINGS max_threads = 1';

/**
 * What the analytics store must do, wherever it runs. Call it inside a spec; the store is empty and belongs to the suite.
 * @param open called once, before the first test
 */
export function clickHouseContract(name: string, open: () => Promise<ClickHouse>): void {
  describe(`the store ${name}`, () => {
    let store: ClickHouse;
    let query: ClickHouseClient;
    beforeAll(async () => {
      store = await open();
      query = store.connection('query');
    });
    afterAll(() => store.close());

    it('answers on every connection that it is there', async () => {
      for (const purpose of PURPOSES) {
        expect(await store.connection(purpose).ping()).toEqual({ success: true });
        expect(await store.connection(purpose).ping({ select: true })).toEqual({ success: true });
      }
    });

    it('gives every type back as it was given', async () => {
      const ingest = store.connection('ingest');
      await ingest.command({
        query: `CREATE TABLE typed (big UInt64, negative Int64, money Decimal(18, 2), at DateTime64(3, 'UTC'), day Date,
          list Array(String), pairs Array(Tuple(UInt32, UInt32)), map Map(String, String), kind Enum8('a' = 1, 'b' = 2),
          id UUID, maybe Nullable(UInt8), text LowCardinality(String), yes Bool) ENGINE = MergeTree ORDER BY big`,
      });
      const row = {
        big: '18446744073709551615',
        negative: '-9223372036854775808',
        money: '1234567890123456.78',
        at: '2026-11-07 01:02:03.004',
        day: '2026-11-07',
        list: ['', "it's", 'báo\n', '\\'],
        pairs: [
          [0, 15_000],
          [4_294_967_295, 1],
        ],
        map: { khoá: 'giá trị', '': '"' },
        kind: 'b',
        id: '123e4567-e89b-42d3-a456-426614174000',
        maybe: null,
        text: 'Nhịp Báo 📰',
        yes: true,
      };
      await ingest.insert({ table: 'typed', values: [row], format: 'JSONEachRow' });
      const settings: ClickHouseSettings = {
        output_format_json_quote_64bit_integers: 1,
        output_format_json_quote_decimals: 1,
      };
      expect(await rows(query, 'SELECT * FROM typed', {}, settings, 'JSONEachRow')).toEqual([row]);
      expect(await rows(query, "SELECT toDateTime('2026-01-01 00:00:00')::UInt32")).toEqual([
        [Date.UTC(2026, 0, 1) / 1000],
      ]);
    });

    it.each(HOSTILE_TEXTS)('binds the text %j as it is', async (value) => {
      const statement = 'SELECT {value: String}, {list: Array(String)}, {map: Map(String, String)}';
      const found = await rows(query, statement, { value, list: [value], map: { key: value } });
      expect(found).toEqual([[value, [value], { key: value }]]);
    });

    it('binds numbers, dates, nothing, lists, maps, long lists and names', async () => {
      const statement = `SELECT {n: Float64}, {big: UInt64}, {at: DateTime64(3, 'UTC')}, {none: Nullable(String)},
        {list: Array(UInt8)}, {map: Map(String, UInt8)}, {yes: Bool}, length({long: Array(UInt32)}), {name: Identifier}
        FROM (SELECT 5 AS five)`;
      const params = {
        n: 1.5,
        big: 2n ** 63n,
        at: new Date(Date.UTC(2026, 10, 7, 1, 2, 3, 4)),
        none: null,
        list: [1, 2],
        map: { k: 1 },
        yes: true,
        long: Array.from({ length: 20_000 }, (_, index) => index),
        name: 'five',
      };
      const settings: ClickHouseSettings = { output_format_json_quote_64bit_integers: 1 };
      const expected = [1.5, '9223372036854775808', '2026-11-07 01:02:03.004', null, [1, 2], { k: 1 }, true];
      expect(await rows(query, statement, params, settings)).toEqual([[...expected, '20000', 5]]);
    });

    it('mixes up no parameters among many concurrent statements', async () => {
      const wrong = await Promise.all(
        Array.from({ length: 100 }, async (_, index) => {
          const client = store.connection(PURPOSES[index % PURPOSES.length] ?? 'query');
          const [row] = await rows(client, 'SELECT {n: UInt32}', { n: index });
          return row?.[0] === index ? [] : [index];
        }),
      );
      expect(wrong.flat()).toEqual([]);
    });

    it('runs statements of one purpose while another is busy, and several of the query purpose', async () => {
      for (const busy of ['aggregate', 'query'] as const) {
        const ended: string[] = [];
        const long = rows(store.connection(busy), LONG).then(() => ended.push('long'));
        await Promise.all([long, rows(query, 'SELECT 1').then(() => ended.push('short'))]);
        expect(ended).toEqual(['short', 'long']);
      }
    });

    it('lets neither parameters nor settings of a statement reach a later one', async () => {
      const live = store.connection('live');
      await rows(live, 'SELECT {secret: String}', { secret: 'of another' });
      await expect(rows(live, 'SELECT {secret: String}')).rejects.toMatchObject({ code: '456' });
      const threads = "SELECT getSetting('max_threads')";
      const [before] = await rows(live, threads);
      expect(await rows(live, threads, {}, { max_threads: 17 })).toEqual([[17]]);
      expect(await rows(live, threads)).toEqual([before]);
      const zone = { session_timezone: 'Asia/Ho_Chi_Minh' };
      expect(await rows(live, 'SELECT timezone()', {}, zone)).toEqual([['Asia/Ho_Chi_Minh']]);
      expect(await rows(live, 'SELECT timezone()')).toEqual([['UTC']]);
      await rows(live, 'SELECT 1', {}, { readonly: '1' });
      await live.command({ query: 'CREATE TABLE after_readonly (n UInt8) ENGINE = Memory' });
      await expect(rows(live, 'SELECT 1', {}, { no_such_setting: 1 })).rejects.toMatchObject({ code: '115' });
      expect(await rows(live, 'SELECT 1')).toEqual([[1]]);
    });

    it.each([
      ['SELECT * FROM nowhere', '60', 'UNKNOWN_TABLE'],
      ['SELECT nothing FROM system.one', '47', 'UNKNOWN_IDENTIFIER'],
      ['SELEKT 1', '62', 'SYNTAX_ERROR'],
      ["SELECT throwIf(number = 3, 'đã hỏng') FROM numbers(5)", '395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
      ['SELECT toUInt8({n: UInt8})', '456', 'UNKNOWN_QUERY_PARAMETER'],
    ])('tells number and name of what is wrong with %s', async (statement, code, type) => {
      await expect(query.command({ query: statement })).rejects.toMatchObject({ code, type });
      expect(await rows(query, 'SELECT 1')).toEqual([[1]]);
    });

    it('gives the answer of a statement in its own format', async () => {
      const { stream } = await query.exec({ query: "SELECT 1 AS a, 'báo' AS b FORMAT CSVWithNames" });
      expect(await text(stream)).toBe('"a","b"\n1,"báo"\n');
      const result = await query.query({ query: 'SELECT number FROM numbers(3)', format: 'TabSeparated' });
      expect(await result.text()).toBe('0\n1\n2\n');
      const whole = await query.query({ query: "SELECT 1 AS a, 'b' AS b", format: 'JSON' });
      expect(await whole.json()).toMatchObject({ data: [{ a: 1, b: 'b' }], rows: 1 });
    });

    it('hands out many rows as a stream', async () => {
      const result = await query.query({
        query: 'SELECT number FROM numbers(200000)',
        format: 'JSONEachRow',
      });
      let sum = 0;
      for await (const part of result.stream<{ number: string }>())
        for (const row of part) sum += Number(row.json().number);
      expect(sum).toBe((199_999 * 200_000) / 2);
    });

    bigInsertContract(() => store);

    it('releases a caller that aborts, and goes on', async () => {
      const aggregate = store.connection('aggregate');
      const abort = new AbortController();
      const running = aggregate.command({ query: LONG, abort_signal: abort.signal });
      const caught = expect(running).rejects.toThrow('aborted');
      setImmediate(() => abort.abort());
      await caught;
      expect(await rows(aggregate, 'SELECT 1')).toEqual([[1]]);
    });

    it('takes a stream whose rows come slowly, and stores nothing of one that breaks off', async () => {
      const ingest = store.connection('ingest');
      await ingest.command({ query: 'CREATE TABLE slow (n UInt32) ENGINE = MergeTree ORDER BY n' });
      const parts = async function* (breaking: boolean): AsyncGenerator<Buffer> {
        for (let n = 0; n < 3; n += 1) {
          await new Promise((resolve) => setImmediate(resolve));
          yield Buffer.from(`{"n":${n}}\n`);
        }
        if (breaking) throw new Error('the source broke off');
      };
      const insert = async (breaking: boolean): Promise<void> => {
        const { stream } = await ingest.exec({
          query: 'INSERT INTO slow FORMAT JSONEachRow',
          values: Readable.from(parts(breaking), { objectMode: false }),
        });
        if (!stream.resume().readableEnded) await once(stream, 'end');
      };
      await expect(insert(true)).rejects.toThrow('the source broke off');
      expect(await rows(query, 'SELECT count()::UInt32 FROM slow')).toEqual([[0]]);
      await insert(false);
      expect(await rows(query, 'SELECT count()::UInt32 FROM slow')).toEqual([[3]]);
    });
  });
}
