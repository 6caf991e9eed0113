/**
 * Writes SQL expressions in the place of a statement's parameters, `{name:Type}`.
 * @param expressions SQL by the parameter's name; a trusted text, never a reader's or a caller's
 * @throws when the statement has a parameter without an expression
 */
export function bindParameters(sql: string, expressions: Readonly<Record<string, string>>): string {
  return sql.replace(/\{(\w+):[^{}]+\}/g, (_, name: string) => {
    const expression = expressions[name];
    if (expression === undefined) throw new Error(`the statement's parameter "${name}" has no expression`);
    return expression;
  });
}

/** A value as SQL: text quoted, a number as it stands, several as an array. */
export function literal(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  throw new Error(`a value of type ${typeof value} cannot be written as SQL`);
}
