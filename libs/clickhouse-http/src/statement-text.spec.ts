import { describe, expect, it } from '@jest/globals';
import { readStatementText } from './statement-text.js';

/** The statement, its format, and what an insert is taken apart into. */
function parts(sql: string): Record<string, unknown> {
  const { end, format, insert } = readStatementText(sql);
  return {
    sql: sql.slice(0, end).trim(),
    ...(format === undefined ? {} : { format }),
    ...(insert
      ? { into: sql.slice(0, insert.intoEnd).trim(), format: insert.format, rows: sql.slice(insert.rowsFrom) }
      : {}),
  };
}

describe('a statement', () => {
  it.each([
    ['SELECT 1', { sql: 'SELECT 1' }],
    ['SELECT 1;\n-- the end\n;', { sql: 'SELECT 1' }],
    ['SELECT 1 FORMAT JSON', { sql: 'SELECT 1 FORMAT JSON', format: 'JSON' }],
    ['select 1 format CSV settings max_threads = 1', { format: 'CSV' }],
    ["SELECT format('{}', format) AS format FROM format", {}],
    ['SELECT \';\', "a;b", `;`, $x$;$x$ /* ; */ -- ;\n # ;\n FROM t', {}],
    ["SELECT 'it''s; \\'; FORMAT CSV'", {}],
    ['SELECT (SELECT 1 FORMAT CSV)', {}],
    ['SHOW TABLES FORMAT TSV', { format: 'TSV' }],
  ])('ends at its semicolon and may name a format: %s', (sql, expected) => {
    const found = parts(sql);
    expect(found).toMatchObject(expected);
    if (!('format' in expected)) expect(found).not.toHaveProperty('format');
  });

  it.each(['SELECT 1; SELECT 2', 'SELECT 1;;DROP TABLE t', 'INSERT INTO t SELECT 1; SELECT 2'])(
    'must be the only one: %s',
    (sql) => {
      expect(() => readStatementText(sql)).toThrow('Multi-statements');
    },
  );

  it.each(['', '  \n', '-- nothing', '/* nothing */'])('must be there: %j', (sql) => {
    expect(() => readStatementText(sql)).toThrow('Empty query');
  });
});

describe('the rows of an insert', () => {
  it.each([
    ['INSERT INTO t FORMAT CSV\n1,2\n', 'INSERT INTO t', 'CSV', '1,2\n'],
    ['INSERT INTO t FORMAT CSV \r\n\n1', 'INSERT INTO t', 'CSV', '\n1'],
    [
      'insert into a.b (x, `FORMAT`) format JSONEachRow {"x":1}',
      'insert into a.b (x, `FORMAT`)',
      'JSONEachRow',
      '{"x":1}',
    ],
    ["INSERT INTO t VALUES (1, 'a;b'), (2, ')')", 'INSERT INTO t', 'Values', " (1, 'a;b'), (2, ')')"],
    ['INSERT INTO values VALUES (1)', 'INSERT INTO values', 'Values', ' (1)'],
    ['INSERT INTO format FORMAT TSV\n1', 'INSERT INTO format', 'TSV', '1'],
    [
      'INSERT INTO t SETTINGS async_insert = 1 FORMAT RowBinary\n\u0000;\u00ff',
      'INSERT INTO t SETTINGS async_insert = 1',
      'RowBinary',
      '\u0000;\u00ff',
    ],
    ['INSERT INTO t FORMAT JSONEachRow', 'INSERT INTO t', 'JSONEachRow', ''],
    [
      '/* FORMAT X */ INSERT INTO t -- FORMAT Y\n FORMAT Z\n1',
      '/* FORMAT X */ INSERT INTO t -- FORMAT Y',
      'Z',
      '1',
    ],
  ])('begin where %j says', (sql, into, format, rows) => {
    expect(parts(sql)).toMatchObject({ into, format, rows });
  });

  it.each([
    'INSERT INTO t SELECT * FROM s',
    'INSERT INTO t (a) WITH 1 AS x SELECT x FROM s',
    "INSERT INTO t FROM INFILE 'rows.csv' FORMAT CSV",
  ])('are elsewhere: %s', (sql) => {
    expect(readStatementText(sql).insert).toBeUndefined();
  });
});
