import type { Filter } from '../query/plan.js';
import type { Parameters } from './parameters.js';

/** A filter on one value of its dimension, such as the element that a list is narrowed to. Values travel as parameters only. */
export function elementFilterSql({ op, values }: Filter, sql: string, parameters: Parameters): string {
  const list = parameters.add('Array(String)', values);
  const text = `toString(${sql})`;
  switch (op) {
    case 'is':
      return `${text} IN ${list}`;
    case 'is_not':
      return `${text} NOT IN ${list}`;
    case 'contains':
      return `arrayExists(part -> positionCaseInsensitiveUTF8(${text}, part) > 0, ${list})`;
    case 'not_contains':
      return `NOT arrayExists(part -> positionCaseInsensitiveUTF8(${text}, part) > 0, ${list})`;
    case 'starts_with':
      return `arrayExists(part -> startsWith(${text}, part), ${list})`;
    case 'gt':
      return `arrayExists(bound -> ${sql} > toInt64(bound), ${list})`;
    case 'lt':
      return `arrayExists(bound -> ${sql} < toInt64(bound), ${list})`;
  }
}

/** A filter on a list: `is` when any element fits, `is_not` when none does. */
export function filterSql(filter: Filter, sql: string, parameters: Parameters): string {
  if (filter.dimension.level !== 'list') return elementFilterSql(filter, sql, parameters);
  const negative = filter.op === 'is_not' || filter.op === 'not_contains';
  const positive = {
    ...filter,
    op: filter.op === 'is_not' ? 'is' : filter.op === 'not_contains' ? 'contains' : filter.op,
  } as const;
  return `${negative ? 'NOT ' : ''}arrayExists(item -> ${elementFilterSql(positive, 'item', parameters)}, ${sql})`;
}
