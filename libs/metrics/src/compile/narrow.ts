import type { Dimension } from '../catalogue/types.js';

/**
 * The table with one row per element of a list dimension: `list_value` is the element, and every array that belongs to it is
 * narrowed to that element, so that the same aggregates measure the element alone. A row without elements stays, with ''.
 */
export function narrowed(table: string, dimension: Dimension): string {
  if (dimension.level !== 'list') return table;
  const list = dimension.sql({ localTime: 'ts' });
  const replaced = (dimension.parallel ?? [])
    .map((column) => `arraySlice(${column}, element, 1) AS ${column}`)
    .join(', ');
  // The position is expanded first: narrowing an array must not change what the other columns see of it.
  return `(SELECT * REPLACE (${replaced}), if(element = 0, '', ${list}[element]) AS list_value
    FROM (SELECT *, arrayJoin(if(empty(${list}), [toUInt32(0)], arrayEnumerate(${list}))) AS element FROM ${table}))`;
}
