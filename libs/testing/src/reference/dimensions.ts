import { dayName, hourName, localDayOf, localHourOf } from './local-days.js';
import type { Observation } from './observation.js';
import type { CountOptions } from './figures.js';
import type { PlacedPageView } from './visits.js';

/** One way to divide page views into groups; a page view may belong to several (authors) or none (no article). */
export interface ReferenceDimension {
  visits: CountOptions['visits'];
  groupsOf: (pageView: PlacedPageView) => readonly string[];
  /** Where a conversion without a page view belongs. */
  groupOfLoose?: (conversion: Observation) => string;
  /** Narrows the list-valued figures to the group. */
  narrow?: (group: string) => Omit<CountOptions, 'visits'>;
}

const given = (value: string | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : [value];
const entry = (pageView: PlacedPageView): Observation => (pageView.visit.pageViews[0] ?? pageView).opening;

export const REFERENCE_DIMENSIONS = {
  outlet: {
    visits: 'entries',
    groupsOf: ({ opening }) => [opening.outlet],
    groupOfLoose: ({ outlet }) => outlet,
  },
  site: {
    visits: 'touched',
    groupsOf: ({ opening }) => [opening.site],
    groupOfLoose: ({ site }) => site,
  },
  hour: {
    visits: 'entries',
    groupsOf: ({ opening }) => [hourName(localHourOf(opening.ts))],
    groupOfLoose: ({ ts }) => hourName(localHourOf(ts)),
  },
  day: {
    visits: 'entries',
    groupsOf: ({ opening }) => [dayName(localDayOf(opening.ts))],
    groupOfLoose: ({ ts }) => dayName(localDayOf(ts)),
  },
  article: { visits: 'touched', groupsOf: ({ opening }) => given(opening.article?.id) },
  section: { visits: 'touched', groupsOf: ({ opening }) => given(opening.article?.section) },
  author: { visits: 'touched', groupsOf: ({ opening }) => opening.article?.authors ?? [] },
  tag: { visits: 'touched', groupsOf: ({ opening }) => opening.article?.tags ?? [] },
  content_type: { visits: 'touched', groupsOf: ({ opening }) => given(opening.article?.contentType) },
  page: { visits: 'touched', groupsOf: ({ opening }) => given(opening.page) },
  // A visit keeps the channel and the device with which it began.
  channel: { visits: 'entries', groupsOf: (pageView) => given(entry(pageView).channel) },
  device: { visits: 'entries', groupsOf: (pageView) => given(entry(pageView).device) },
  entry_page: { visits: 'entries', groupsOf: (pageView) => given(entry(pageView).page) },
  media: {
    visits: 'touched',
    groupsOf: ({ playedMs }) => [...playedMs.keys()],
    narrow: (media) => ({ media }),
  },
  conversion_kind: {
    visits: 'touched',
    groupsOf: ({ conversions }) => [...new Set(conversions.map(({ conversion }) => conversion?.kind ?? ''))],
    groupOfLoose: ({ conversion }) => conversion?.kind ?? '',
    narrow: (conversionKind) => ({ conversionKind }),
  },
} as const satisfies Record<string, ReferenceDimension>;

export type ReferenceDimensionName = keyof typeof REFERENCE_DIMENSIONS;
