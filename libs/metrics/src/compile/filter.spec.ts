import { describe, expect, it } from '@jest/globals';
import { dimensionByName } from '../catalogue/dimensions.js';
import type { Dimension } from '../catalogue/types.js';
import type { FilterOperator } from '../query/request.js';
import { filterSql } from './filter.js';
import { elementColumn, narrowed } from './narrow.js';
import { Parameters } from './parameters.js';

function dimension(name: string): Dimension {
  const found = dimensionByName.get(name);
  if (!found) throw new Error(`no dimension ${name}`);
  return found;
}

function sql(name: string, op: FilterOperator, column: string): string {
  return filterSql({ dimension: dimension(name), op, values: ['a', 'b'] }, column, new Parameters());
}

describe('a filter', () => {
  it.each([
    ['is', 'toString(section) IN {p1:Array(String)}'],
    ['is_not', 'toString(section) NOT IN {p1:Array(String)}'],
    [
      'contains',
      'arrayExists(part -> positionCaseInsensitiveUTF8(toString(section), part) > 0, {p1:Array(String)})',
    ],
    [
      'not_contains',
      'NOT arrayExists(part -> positionCaseInsensitiveUTF8(toString(section), part) > 0, {p1:Array(String)})',
    ],
    ['starts_with', 'arrayExists(part -> startsWith(toString(section), part), {p1:Array(String)})'],
  ] as const)('on a text: %s', (op, expected) => {
    expect(sql('section', op, 'section')).toBe(expected);
  });

  it.each([
    ['gt', 'arrayExists(bound -> hour > toInt64(bound), {p1:Array(String)})'],
    ['lt', 'arrayExists(bound -> hour < toInt64(bound), {p1:Array(String)})'],
  ] as const)('on a number: %s any of the values', (op, expected) => {
    expect(sql('hour_of_day', op, 'hour')).toBe(expected);
  });

  it.each([
    ['is', 'arrayExists(item -> toString(item) IN {p1:Array(String)}, tags)'],
    // None of its elements is: not "some element is not".
    ['is_not', 'NOT arrayExists(item -> toString(item) IN {p1:Array(String)}, tags)'],
    [
      'not_contains',
      'NOT arrayExists(item -> arrayExists(part -> positionCaseInsensitiveUTF8(toString(item), part) > 0, {p1:Array(String)}), tags)',
    ],
  ] as const)('on a list: %s', (op, expected) => {
    expect(sql('tag', op, 'tags')).toBe(expected);
  });
});

describe('narrowing to the element of a list', () => {
  const media = narrowed('page_views', dimension('media'));

  it('gives the element before any array is cut', () => {
    expect(media.indexOf(`AS ${elementColumn(dimension('media'))}`)).toBeGreaterThan(
      media.indexOf('arraySlice'),
    );
    expect(media).toMatch(
      /arrayJoin\(if\(empty\(media_ids\), \[toUInt32\(0\)\], arrayEnumerate\(media_ids\)\)\) AS position FROM page_views\)\)\)$/,
    );
  });

  it('cuts every array that runs along the list at the same place', () => {
    expect(
      [...media.matchAll(/arraySlice\((\w+), position, 1\) AS \1/g)].map(([, column]) => column),
    ).toEqual(['media_ids', 'media_kinds', 'media_titles', 'media_played_ms', 'media_duration_ms']);
  });

  it('keeps a row without elements, with an empty one', () => {
    expect(media).toContain("if(position = 0, '', media_ids[position])");
  });
});
