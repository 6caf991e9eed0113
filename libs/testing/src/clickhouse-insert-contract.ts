import { expect, it } from '@jest/globals';
import type { ClickHouse } from '@nhipbao/platform';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { rows } from './clickhouse-rows.js';

const ROWS = 300_000;
const LINE = (n: number): string => `{"n":${n},"s":"dòng ${n} — it's \\n \\"one\\" line"}\n`;

/** Inserts in every way in which the product makes them. */
export function bigInsertContract(store: () => ClickHouse): void {
  const count = (table: string): Promise<unknown[][]> =>
    rows(store().connection('query'), `SELECT count()::UInt32, toUInt32(sum(n) % 1000003) FROM ${table}`);

  it('takes rows as objects, as lines in a stream and from a query, and nothing of an insert with a bad line', async () => {
    const ingest = store().connection('ingest');
    await ingest.command({ query: 'CREATE TABLE taken (n UInt32, s String) ENGINE = MergeTree ORDER BY n' });
    await ingest.insert({ table: 'taken', values: [{ n: 1, s: "it's" }], format: 'JSONEachRow' });
    await ingest.insert({ table: 'taken', values: [[2, 'a;b\n\nc']], format: 'JSONCompactEachRow' });
    const insert = async (lines: string): Promise<string | undefined> => {
      const { stream, summary } = await ingest.exec({
        query: 'INSERT INTO taken FORMAT JSONEachRow',
        values: Readable.from([Buffer.from(lines)]),
      });
      await finished(stream.resume());
      return summary?.written_rows;
    };
    expect(await insert('{"n":3,"s":"báo"}\n{"n":4,"s":""}\n')).toBe('2');
    await expect(insert('{"n":5,"s":""}\n{"n":"x"}\n')).rejects.toMatchObject({ code: '27' });
    await insert('');
    await ingest.command({
      query: 'INSERT INTO taken SELECT {n: UInt32}, {s: String}',
      query_params: { n: 6, s: "\\'" },
    });
    expect(await rows(store().connection('query'), 'SELECT n, s FROM taken ORDER BY n')).toEqual([
      [1, "it's"],
      [2, 'a;b\n\nc'],
      [3, 'báo'],
      [4, ''],
      [6, "\\'"],
    ]);
  });

  it('takes rows in other formats too, and none of them for a statement', async () => {
    const ingest = store().connection('ingest');
    await ingest.command({
      query: 'CREATE TABLE `other` (n UInt32, s String) ENGINE = MergeTree ORDER BY n',
    });
    const insert = async (format: string, lines: string): Promise<void> => {
      const { stream } = await ingest.exec({
        query: `INSERT INTO \`other\` (n, s) FORMAT ${format}`,
        values: Readable.from([Buffer.from(lines)]),
      });
      await finished(stream.resume());
    };
    await insert('CSV', '1,"a\n\nDROP TABLE other;\n"\n2,b\n');
    await insert('Values', "(3, 'c\n\n;'), (4, 'd')");
    await insert('TSKV', 'n=5\ts=e\n');
    expect(await rows(store().connection('query'), 'SELECT n, s FROM other ORDER BY n')).toEqual([
      [1, 'a\n\nDROP TABLE other;\n'],
      [2, 'b'],
      [3, 'c\n\n;'],
      [4, 'd'],
      [5, 'e'],
    ]);
  });

  it('takes a large insert in one piece, several of them at once', async () => {
    const ingest = store().connection('ingest');
    const lines = Buffer.from(Array.from({ length: ROWS }, (_, n) => LINE(n)).join(''));
    await ingest.command({ query: 'CREATE TABLE large (n UInt32, s String) ENGINE = MergeTree ORDER BY n' });
    await Promise.all(
      [1, 2].map(async () => {
        const { stream } = await ingest.exec({
          query: 'INSERT INTO large FORMAT JSONEachRow',
          values: Readable.from([lines]),
        });
        await finished(stream.resume());
      }),
    );
    const sum = ((ROWS - 1) * ROWS) % 1_000_003;
    expect(await count('large')).toEqual([[2 * ROWS, sum]]);
    const [last] = await rows(
      store().connection('query'),
      `SELECT s FROM large WHERE n = ${ROWS - 1} LIMIT 1`,
    );
    expect(last).toEqual([`dòng ${ROWS - 1} — it's \n "one" line`]);
  });

  it('stores an insert that is sent again no more than once, where its rows replace each other', async () => {
    const ingest = store().connection('ingest');
    await ingest.command({
      query: 'CREATE TABLE replaced (n UInt32, s String) ENGINE = ReplacingMergeTree ORDER BY n',
    });
    const values = Array.from({ length: 1_000 }, (_, n) => ({ n, s: String(n) }));
    for (let time = 0; time < 3; time += 1)
      await ingest.insert({ table: 'replaced', values, format: 'JSONEachRow' });
    expect(await count('replaced FINAL')).toEqual([[1_000, 499_500]]);
  });
}
