/** A value in single quotes, for SQL text. */
export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** The names that a statement refers to as `{name:Type}`. */
export function placeholders(sql: string): string[] {
  return Array.from(sql.matchAll(/\{\s*([A-Za-z_]\w*)\s*:/g), ([, name = '']) => name);
}

/** `SET` statements that give a session the values of a statement's `{name:Type}` placeholders. */
export function setParameters(params: Record<string, unknown>): string {
  return Object.entries(params)
    .map(([name, value]) => `SET param_${identifier(name)} = ${quote(parameterText(value))}; `)
    .join('');
}

/** The same for values that are in the engine's escaping already. */
export function setParameterTexts(texts: Record<string, string>): string {
  return Object.entries(texts)
    .map(([name, text]) => `SET param_${identifier(name)} = ${quote(text)}; `)
    .join('');
}

/** Makes a database that of all names without one, until another is. */
export function useDatabase(database: string): string {
  return `USE ${quoteName(database)}; `;
}

/** A name in backquotes, for SQL text. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/** `SET` statements for settings; an undefined one is left as it is. */
export function setSettings(settings: Record<string, unknown>): string {
  return Object.entries(settings)
    .map(([name, value]) => `SET ${identifier(name)} = ${settingText(value)}; `)
    .join('');
}

export function identifier(name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new RangeError(`${JSON.stringify(name)} is no name of a setting or parameter`);
  return name;
}

function settingText(value: unknown): string {
  return typeof value === 'boolean' ? String(Number(value)) : quote(String(value));
}

/** A parameter as the engine reads it: a text in the escaping of TSV, anything else as a literal. */
function parameterText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escapeTsv(value);
  if (value instanceof Date) return String(value.getTime() / 1000);
  return literal(value);
}

function escapeTsv(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', '\\0');
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (value instanceof Date) return quote(String(value.getTime() / 1000));
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (value instanceof Map) return mapLiteral([...(value as Map<unknown, unknown>)]);
  if (typeof value === 'object') return mapLiteral(Object.entries(value));
  throw new TypeError(`A ${typeof value} cannot be the value of a query parameter`);
}

function mapLiteral(entries: [unknown, unknown][]): string {
  return `{${entries.map(([key, value]) => `${literal(key)}:${literal(value)}`).join(',')}}`;
}
