import { describe, expect, it } from '@jest/globals';
import type { Filter } from '../../api/query.js';
import { negated, readFilter, toggleValue, writeFilter } from './filters.js';

const search: Filter = { dimension: 'channel', op: 'is', values: ['search'] };

describe('filters', () => {
  it('are written so that a person can read them', () => {
    expect(writeFilter({ ...search, values: ['search', 'a|b\\c'] })).toBe('is:channel:search|a\\|b\\\\c');
  });

  it('keep colons, bars and empty values', () => {
    const filter: Filter = { dimension: 'entry_page', op: 'is_not', values: ['bao.vn/a:b', '', 'x|y'] };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
  });

  it('refuse an unknown condition', () => {
    expect(readFilter('equals:channel:search')).toBeUndefined();
  });

  it('widen with a second value of the same dimension and narrow again with the same', () => {
    const both = toggleValue([search], 'channel', 'social');
    expect(both).toEqual([{ ...search, values: ['search', 'social'] }]);
    expect(toggleValue(toggleValue(both, 'channel', 'search'), 'channel', 'social')).toEqual([]);
  });

  it('stand beside filters of another dimension or condition', () => {
    const without: Filter = { dimension: 'channel', op: 'is_not', values: ['direct'] };
    expect(toggleValue([without], 'channel', 'search')).toEqual([without, search]);
  });

  it('turn round and back again where the condition has an opposite', () => {
    const other = negated(search);
    expect(other?.op).toBe('is_not');
    expect(other && negated(other)).toEqual(search);
    expect(negated({ dimension: 'hour_of_day', op: 'gt', values: ['8'] })).toBeUndefined();
  });
});
