import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GRANULARITIES, OPERATORS } from '../../api/query.js';
import { addDays, PRESETS, type Period } from './calendar.js';
import { CARD_IDS, CARDS, type CardId } from './cards.js';
import { readState, writeState, type ExploreState } from './explore-state.js';

const name = fc.constantFrom('pageviews', 'visits', 'bounce_rate', 'engaged_time_per_pageview');
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom(...PRESETS),
  fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })).map(([start, length]) => {
    const from = addDays('2025-01-01', start);
    return { from, to: addDays(from, length) };
  }),
);
const state: fc.Arbitrary<ExploreState> = fc.record({
  period,
  compare: fc.constantFrom('previous_period', 'previous_year', 'off'),
  grain: fc.option(fc.constantFrom(...GRANULARITIES), { nil: undefined }),
  metric: name,
  site: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
  filters: fc.array(
    fc.record({
      dimension: fc.constantFrom('article', 'channel', 'platform_origin'),
      op: fc.constantFrom(...OPERATORS),
      values: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 4 },
  ),
  tabs: fc.record(
    Object.fromEntries(CARD_IDS.map((card) => [card, fc.constantFrom<string>(...CARDS[card])])) as Record<
      CardId,
      fc.Arbitrary<string>
    >,
  ),
  metrics: fc.record({ content: name, place: name }, { requiredKeys: [] }),
  table: fc.option(
    fc.record({
      dimension: fc.constantFrom('article', 'entry_page'),
      sort: fc.record({ metric: name, direction: fc.constantFrom('asc', 'desc') }),
      page: fc.integer({ min: 1, max: 500 }),
    }),
    { nil: undefined },
  ),
});

describe('the state of a page in its address', () => {
  it('reads back to what was written, whatever the values hold', () => {
    fc.assert(
      fc.property(state, (before) => {
        const address = writeState(before).toString();
        expect(readState(new URLSearchParams(address))).toEqual(before);
      }),
    );
  });

  it('is empty for the page as it first opens', () => {
    expect(writeState(readState(new URLSearchParams())).toString()).toBe('');
  });

  it('falls back to the defaults where an address was edited by hand', () => {
    const broken =
      'period=2026-02-30..2026-03-01&site=-4&grain=year&f=is:channel&metric=1;x&table=article:x&content=os';
    expect(readState(new URLSearchParams(broken))).toEqual(readState(new URLSearchParams()));
  });
});
