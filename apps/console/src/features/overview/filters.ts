import { OPERATORS, type Filter, type Operator } from '../../api/query.js';

/** `is:channel:search|social`; a `|` or `\` inside a value is escaped with `\`. */
export function writeFilter({ op, dimension, values }: Filter): string {
  return `${op}:${dimension}:${values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|')}`;
}

/** Undefined for text that is no filter, as a hand-edited address may hold. */
export function readFilter(text: string): Filter | undefined {
  const [, opText, dimension, list] = /^([a-z_]+):([a-z_]+):(.*)$/s.exec(text) ?? [];
  const op = OPERATORS.find((known) => known === opText);
  if (op === undefined || dimension === undefined || list === undefined) return undefined;
  return { op, dimension, values: splitValues(list) };
}

function splitValues(list: string): string[] {
  const values: string[] = [];
  let value = '';
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] === '|') {
      values.push(value);
      value = '';
      continue;
    }
    if (list[at] === '\\' && at + 1 < list.length) at += 1;
    value += list[at] ?? '';
  }
  return [...values, value];
}

const OPPOSITES: Partial<Record<Operator, Operator>> = {
  is: 'is_not',
  is_not: 'is',
  contains: 'not_contains',
  not_contains: 'contains',
};

/** The filter that lets through what this one keeps out; undefined where there is no such operator. */
export function negated(filter: Filter): Filter | undefined {
  const op = OPPOSITES[filter.op];
  return op === undefined ? undefined : { ...filter, op };
}

/**
 * The filters with one value added, as a click on a row does: a second value of the same dimension widens the first
 * (search or social), a click on a value already there takes it away again.
 */
export function toggleValue(filters: Filter[], dimension: string, value: string): Filter[] {
  const at = filters.findIndex((filter) => filter.dimension === dimension && filter.op === 'is');
  const known = filters[at];
  if (known === undefined) return [...filters, { dimension, op: 'is', values: [value] }];
  const values = known.values.includes(value)
    ? known.values.filter((other) => other !== value)
    : [...known.values, value];
  return values.length === 0 ? filters.toSpliced(at, 1) : filters.with(at, { ...known, values });
}

export function isFiltered(filters: Filter[], dimension: string, value: string): boolean {
  return filters.some(
    (filter) => filter.dimension === dimension && filter.op === 'is' && filter.values.includes(value),
  );
}
