import { syntaxError } from './exception.js';
import { tokens, type Token } from './sql-scanner.js';

export interface StatementText {
  /** Where the statement ends: behind it come an insert's rows, or nothing. */
  end: number;
  /** Format that the statement names for its answer. */
  format?: string;
  /** Present for an insert that takes its rows from the request. */
  insert?: {
    /** Where `FORMAT` or `VALUES` begins. */
    intoEnd: number;
    format: string;
    /** Where the rows begin. */
    rowsFrom: number;
    /** An insert from a query needs no rows, though it may read them by `input()`. */
    fromQuery: boolean;
  };
}

const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text.toUpperCase());

/**
 * Finds the end of a statement and the beginning of an insert's rows, which need not be text.
 * @param sql latin1 text of the bytes
 * @throws {ClickHouseException} 62 when a second statement follows
 */
export function readStatementText(sql: string): StatementText {
  const iterator = tokens(sql);
  const first = iterator.next();
  if (first.done) throw syntaxError('Empty query');
  return isWord(first.value, 'INSERT')
    ? (readInsert(sql, iterator) ?? { end: sql.length })
    : readOther(sql, [first.value, ...iterator]);
}

function readInsert(sql: string, rest: Iterable<Token>): StatementText | undefined {
  let last: Token | undefined;
  let fromQuery = false;
  for (const token of rest) {
    if (token.depth > 0) continue;
    if (isWord(last, 'FORMAT') && last && token.kind === 'word') {
      const insert = {
        intoEnd: last.start,
        format: token.text,
        rowsFrom: rowsFrom(sql, token.end),
        fromQuery,
      };
      return { end: token.end, insert };
    }
    // A table may be called like a keyword; behind INTO, TABLE or a dot stands a name.
    if (isWord(last, 'INTO', 'TABLE') || last?.text === '.') {
      last = { ...token, kind: 'other' };
      continue;
    }
    if (isWord(token, 'VALUES') && !fromQuery) {
      const insert = { intoEnd: token.start, format: 'Values', rowsFrom: token.end, fromQuery };
      return { end: token.end, insert };
    }
    if (isWord(token, 'INFILE')) return undefined;
    if (isWord(token, 'SELECT', 'WITH', 'WATCH')) fromQuery = true;
    if (token.text === ';') return { end: endBefore(sql, token, rest) };
    last = token;
  }
  return undefined;
}

function readOther(sql: string, all: Token[]): StatementText {
  const semicolon = all.findIndex(
    (token) => token.kind === 'sign' && token.text === ';' && token.depth === 0,
  );
  if (semicolon >= 0 && all.slice(semicolon).some(({ text }) => text !== ';')) throw severalStatements();
  const statement = semicolon < 0 ? all : all.slice(0, semicolon);
  const end = semicolon < 0 ? sql.length : (all[semicolon]?.start ?? sql.length);
  const place = statement.findLastIndex(
    (token, index) =>
      token.depth === 0 &&
      isWord(token, 'FORMAT') &&
      statement[index + 1]?.kind === 'word' &&
      (index + 2 === statement.length || isWord(statement[index + 2], 'SETTINGS')),
  );
  return { end, format: place > 0 ? statement[place + 1]?.text : undefined };
}

function endBefore(sql: string, semicolon: Token, rest: Iterable<Token>): number {
  for (const { text } of rest) if (text !== ';') throw severalStatements();
  return Math.min(semicolon.start, sql.length);
}

const severalStatements = () => syntaxError('Syntax error (Multi-statements are not allowed)');

/** Rows begin on the line after the format's name, or behind the blanks after it. */
function rowsFrom(sql: string, end: number): number {
  const blank = /[ \t\f]*\r?\n?/y;
  blank.lastIndex = end;
  return end + (blank.exec(sql)?.[0].length ?? 0);
}
