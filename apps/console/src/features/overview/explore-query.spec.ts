import { describe, expect, it } from '@jest/globals';
import { exploreQueries } from './explore-query.js';
import { readState } from './explore-state.js';

const ask = (address: string, scope = { outlet: 7 }) =>
  exploreQueries(scope, readState(new URLSearchParams(address)), '2026-11-23');

describe('the queries of a page', () => {
  it('carry scope, site, filters, days and comparison', () => {
    const query = ask('period=yesterday&site=3&compare=previous_year&f=is:channel:search|social').headline();
    expect(query).toMatchObject({
      outlet: 7,
      site: 3,
      date_range: ['2026-11-22', '2026-11-22'],
      compare: 'previous_year',
      filters: [{ dimension: 'channel', op: 'is', values: ['search', 'social'] }],
      dimensions: [],
    });
    expect(query.metrics).toContain('robot_pageviews');
  });

  it('ask for no comparison where it is off, and for no outlet where the sector is meant', () => {
    const query = exploreQueries({}, readState(new URLSearchParams('compare=off')), '2026-11-23').series();
    expect(query).not.toHaveProperty('compare');
    expect(query).not.toHaveProperty('outlet');
    expect(query.granularity).toBe('day');
  });

  it('keep a chosen step of time only while the range can bear it', () => {
    expect(ask('period=today&grain=minute').series().granularity).toBe('minute');
    expect(ask('period=28d&grain=minute').series().granularity).toBe('day');
  });

  it('ask for whole days and no filters where sums are all that may be seen', () => {
    const scope = { aggregateOnly: true };
    const address = 'period=today&f=is:channel:search';
    const queries = exploreQueries(scope, readState(new URLSearchParams(address)), '2026-11-23');
    expect(queries.series()).toMatchObject({ granularity: 'day', filters: [] });
    expect(queries.headline()).not.toHaveProperty('aggregateOnly');
  });

  it('list articles by id with their title, without the pages that are none', () => {
    const query = ask('').breakdown('article', 'visits');
    expect(query.dimensions).toEqual(['article', 'title']);
    expect(query.order_by).toEqual(['-visits']);
    expect(query.filters).toEqual([{ dimension: 'article', op: 'is_not', values: [''] }]);
  });

  it('page through a full table in the chosen order', () => {
    const query = ask('').table({
      dimension: 'section',
      sort: { metric: 'bounce_rate', direction: 'asc' },
      page: 3,
    });
    expect(query).toMatchObject({
      order_by: ['bounce_rate'],
      limit: 50,
      offset: 100,
      dimensions: ['section'],
    });
  });

  it('look for values beyond those already chosen of the same dimension', () => {
    const query = ask('f=is:section:Thể thao&f=is:device:mobile').suggestions('section', 'thời');
    expect(query.filters).toEqual([
      { dimension: 'device', op: 'is', values: ['mobile'] },
      { dimension: 'section', op: 'contains', values: ['thời'] },
    ]);
  });
});
