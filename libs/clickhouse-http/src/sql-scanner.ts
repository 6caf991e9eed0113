/** A word or a sign of a statement, outside of comments; literals and quoted names are one `other`. */
export interface Token {
  kind: 'word' | 'sign' | 'other';
  text: string;
  start: number;
  end: number;
  /** How many brackets are open around it. */
  depth: number;
}

const SPACE = /\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const WORD = /[A-Za-z_]\w*/y;
const NUMBER = /\d[\w.]*/y;
const QUOTED =
  /'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)|`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)/y;
const HEREDOC = /\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/y;

/**
 * Walks over a statement, far enough to see where it ends and where the rows of an insert begin. It is no parser: what the
 * engine would refuse passes here.
 * @param sql one character for each byte is enough, as in latin1: the marks it looks for are ASCII
 */
export function* tokens(sql: string): Generator<Token> {
  let at = 0;
  let depth = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(sql)?.[0];
  };
  while (at < sql.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const word = match(WORD);
    const literal = word === undefined ? (match(QUOTED) ?? match(HEREDOC) ?? match(NUMBER)) : undefined;
    const text = word ?? literal ?? sql.charAt(at);
    if (text === ')' || text === ']' || text === '}') depth -= 1;
    const kind = word !== undefined ? 'word' : literal !== undefined ? 'other' : 'sign';
    yield { kind, text, start: at, end: at + text.length, depth };
    if (text === '(' || text === '[' || text === '{') depth += 1;
    at += text.length;
  }
}
