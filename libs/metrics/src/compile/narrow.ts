import type { Dimension } from '../catalogue/types.js';

/** The column in which {@link narrowed} puts the element of a list dimension. */
export const elementColumn = (dimension: Dimension): string => `element_of_${dimension.name}`;

/**
 * The rows of a source with one row per element of a list dimension: every array that belongs to the list is narrowed to the
 * element, so that the same aggregates measure the element alone. A row without elements stays once, with ''.
 * @param source what follows FROM
 */
export function narrowed(source: string, dimension: Dimension): string {
  const list = dimension.sql({ localTime: 'ts' });
  const replaced = (dimension.parallel ?? [])
    .map((column) => `arraySlice(${column}, position, 1) AS ${column}`)
    .join(', ');
  // From the inside: positions, the element at each, and only then the arrays cut down to it, since a cut array would give the
  // element of its own first position.
  return `(SELECT * EXCEPT (position) REPLACE (${replaced})
    FROM (SELECT *, if(position = 0, '', ${list}[position]) AS ${elementColumn(dimension)}
      FROM (SELECT *, arrayJoin(if(empty(${list}), [toUInt32(0)], arrayEnumerate(${list}))) AS position FROM ${source})))`;
}
