import { dimensionByName, DIMENSIONS } from '../../catalogue/dimensions.js';
import type { Dimension } from '../../catalogue/types.js';
import type { Filter, Step } from '../plan.js';
import { FILTER_OPERATORS, QueryError, type FilterRequest } from '../request.js';

const MOST_VALUES = 1000;
/**
 * Values travel in statements of at most 256 KiB, and quoting may make four bytes out of one; so much of a question's values
 * together always fits.
 */
const MOST_VALUE_BYTES = 60_000;
const NUMERIC_OPERATORS = ['is', 'is_not', 'gt', 'lt'];
const TEXT_OPERATORS = FILTER_OPERATORS.filter((op) => op !== 'gt' && op !== 'lt');

function resolve(request: FilterRequest, index: number): Filter {
  const at = `filters[${index}]`;
  const dimension = dimensionByName.get(request.dimension);
  if (!dimension) {
    throw new QueryError(
      `${at}.dimension`,
      'unknown dimension; see "valid" for those there are',
      DIMENSIONS.map((d) => d.name),
    );
  }
  const operators = dimension.type === 'number' ? NUMERIC_OPERATORS : TEXT_OPERATORS;
  if (!operators.includes(request.op)) {
    throw new QueryError(`${at}.op`, `${dimension.name} cannot be filtered in this way`, operators);
  }
  if (request.values.length === 0 || request.values.length > MOST_VALUES) {
    throw new QueryError(`${at}.values`, `from 1 to ${MOST_VALUES} values are needed`);
  }
  return {
    dimension,
    op: request.op,
    values: request.values.map((value, i) => checked(value, dimension, `${at}.values[${i}]`)),
  };
}

function checked(value: string | number, dimension: Dimension, field: string): string {
  const text = String(value);
  if (dimension.type === 'number' && !/^\d{1,9}$/.test(text)) {
    throw new QueryError(field, `${dimension.name} is a whole number`);
  }
  return text;
}

const bytesOf = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + new TextEncoder().encode(value).length, 0);

/** Whether values may stand in one statement. */
export const fitStatement = (values: readonly string[]): boolean =>
  values.length <= MOST_VALUES && bytesOf(values) <= MOST_VALUE_BYTES;

/** Looks up filters. One site alone is the query's scope, which rollups serve. */
export const resolveFilters: Step = (plan, request) => {
  const filters = (request.filters ?? []).map(resolve);
  if (bytesOf(filters.flatMap(({ values }) => values)) > MOST_VALUE_BYTES)
    throw new QueryError('filters', `at most ${MOST_VALUE_BYTES} bytes of values in all`);
  const site = filters.find(
    ({ dimension, op, values }) => dimension.name === 'site' && op === 'is' && values.length === 1,
  );
  if (!site || plan.siteId !== 0) return { ...plan, filters };
  return { ...plan, siteId: Number(site.values[0]), filters: filters.filter((filter) => filter !== site) };
};
