import { describe, expect, it } from '@jest/globals';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import type { Answer, Cell } from './answer.js';
import { acceptedFormat, toArrow, toCsv } from './formats.js';

const META: Answer['meta'] = {
  outlet_ids: [7],
  date_range: ['2026-10-31T17:00:00.000Z', '2026-11-01T17:00:00.000Z'],
  timezone: 'Asia/Ho_Chi_Minh',
  fresh_until: null,
  computed_at: null,
  final_until: '2026-11-01T00:00:00+07:00',
  rule_version: 1,
  source: 'rollup_day',
  total_rows: 2,
  limit: 100,
  offset: 0,
};

const answer = (rows: Cell[][]): Answer => ({
  columns: [
    { name: 'section', type: 'string', unit: null, role: 'dimension' },
    { name: 'engaged_time', type: 'number', unit: 'ms', role: 'metric' },
    { name: 'previous_engaged_time', type: 'number', unit: 'ms', role: 'comparison' },
  ],
  rows,
  totals: null,
  meta: META,
});

describe('the format of an answer', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/*;q=0.5', 'json'],
    ['text/csv', 'csv'],
    ['TEXT/CSV; charset=utf-8', 'csv'],
    ['text/html, text/csv;q=0.9, */*;q=0.1', 'csv'],
    ['application/vnd.apache.arrow.stream', 'arrow'],
    ['text/html', undefined],
    ['application/pdf, image/png', undefined],
    ['constructor', undefined],
  ])('for Accept: %s is %s', (accept, format) => {
    expect(acceptedFormat(accept)).toBe(format);
  });
});

describe('CSV', () => {
  const body = (rows: Cell[][]): string[] => toCsv(answer(rows)).split('\r\n').slice(1, -1);

  it('begins with the mark by which spreadsheets know UTF-8, and the names of the columns', () => {
    expect(toCsv(answer([]))).toBe('\uFEFFsection,engaged_time,previous_engaged_time\r\n');
  });

  it.each([
    ['Thời sự', 'Thời sự'],
    ['a,b', '"a,b"'],
    ['"trích"', '"""trích"""'],
    ['hai\ndòng', '"hai\ndòng"'],
  ])('writes %j as a spreadsheet reads it', (text, written) => {
    expect(body([[text, 1, null]])).toEqual([`${written},1,`]);
  });

  it.each(['=1+1', '+84', '-cmd', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")'])(
    'never lets %j become a formula',
    (text) => {
      expect(body([[text, 1, 2]])[0]).toMatch(/^"?'/);
    },
  );

  it('leaves numbers alone, negative ones too', () => {
    expect(body([['a', -1.5, 0]])).toEqual(['a,-1.5,0']);
  });

  it('has as many cells as columns in every row, whatever the texts are', () => {
    const cellsOf = (line: string): number => [...line.matchAll(/(?:"(?:[^"]|"")*"|[^",]*)(?:,|$)/gy)].length;
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !/[\r\n]/.test(text)),
        (text) => {
          const [line = ''] = body([[text, 1, 2]]);
          // The last, empty match is the end of the line.
          expect([3, 4]).toContain(cellsOf(line));
        },
      ),
    );
  });
});

describe('Arrow', () => {
  const read = (given: Answer) => tableFromIPC(toArrow(given));

  it('gives back every cell, and what the answer rests on', () => {
    const rows: Cell[][] = [
      ['Thời sự', 1.5, null],
      ['', null, 0],
      ['🦊 "x"', 9_007_199_254_740_991, -1],
    ];
    const table = read(answer(rows));
    const cells = rows.map((_, at) =>
      table.schema.names.map((_name, column) => table.getChildAt(column)?.get(at) as Cell),
    );
    expect(cells).toEqual(rows);
    expect(JSON.parse(table.schema.metadata.get('meta') ?? '')).toEqual(META);
  });

  it('says of each column its unit and role, and that a value may be missing', () => {
    const { fields } = read(answer([['a', 1, 2]])).schema;
    expect(
      fields.map(({ name, metadata, nullable }) => [
        name,
        metadata.get('unit'),
        metadata.get('role'),
        nullable,
      ]),
    ).toEqual([
      ['section', '', 'dimension', true],
      ['engaged_time', 'ms', 'metric', true],
      ['previous_engaged_time', 'ms', 'comparison', true],
    ]);
  });

  it.each([
    ['without rows', []],
    ['with nothing but missing values', [[null, null, null]]],
  ] satisfies [string, Cell[][]][])('can be read %s', (_what, rows) => {
    const table = read(answer(rows));
    expect([table.numRows, table.schema.names]).toEqual([
      rows.length,
      ['section', 'engaged_time', 'previous_engaged_time'],
    ]);
  });
});
