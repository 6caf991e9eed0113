import type { Measure } from './types.js';

/** Robots are classified, never dropped: the headline figures count what no rule has set apart. */
const HUMAN = "traffic = ''";
const HUMAN_VIEW = `${HUMAN} AND kind = 'page_view'`;

/** At least this long engaged makes an article read (DOMAIN §2, after Content Insights). */
export const READ_MS = 10_000;
/** Words a minute from which the expected reading time follows. */
export const READING_WORDS_PER_MINUTE = 240;
/** Expected reading time of an article that does not tell its length. */
export const DEFAULT_READING_MS = 60_000;
/** A stream without an end lasts as long as the bucket it is counted in. */
export const ENDLESS_MS = 4_294_967_295;

const sum = (name: string, column: string): Measure => ({
  name,
  aggregate: () => `sumIf(${column}, ${HUMAN_VIEW})`,
});
const count = (name: string, condition: string): Measure => ({
  name,
  aggregate: () => `countIf(${condition})`,
});
const visitorDays = (name: string, condition: string): Measure => ({
  name,
  aggregate: ({ daily }) => `uniqExactIf(${daily('visitor')}, ${condition})`,
});

const LOYALTY = ['new', 'returning', 'loyal'] as const;
const loyal = (kind: (typeof LOYALTY)[number]): Measure =>
  visitorDays(`${kind}_visitors`, `loyalty = '${kind}' AND ${HUMAN_VIEW}`);

const READ = `views = 1 AND article_id != '' AND engaged_ms >= ${READ_MS} AND ${HUMAN_VIEW}`;
const EXPECTED_MS = `if(word_count > 0, word_count * ${60_000 / READING_WORDS_PER_MINUTE}, ${DEFAULT_READING_MS})`;

/** Every measure; those that are rolled are the columns of the rollups, in their order. */
export const MEASURES: readonly Measure[] = [
  sum('pageviews', 'views'),
  {
    name: 'visits',
    aggregate: ({ finerThanVisit, daily }) =>
      finerThanVisit
        ? `uniqExactIf(${daily('visit_id')}, ${HUMAN_VIEW})`
        : `countIf(is_entry = 1 AND ${HUMAN_VIEW})`,
  },
  visitorDays('visitors', HUMAN_VIEW),
  count('entries', `is_entry = 1 AND ${HUMAN_VIEW}`),
  sum('bounces', 'bounced'),
  sum('visit_time', 'visit_ms'),
  sum('engaged_time', 'engaged_ms'),
  { name: 'scroll_sum', aggregate: () => `sumIf(ifNull(scroll_pct, 0), ${HUMAN_VIEW})` },
  count('scroll_views', `scroll_pct IS NOT NULL AND ${HUMAN_VIEW}`),
  count('articles_read', READ),
  count('articles_completed', `${READ} AND scroll_pct = 100 AND engaged_ms * 2 >= ${EXPECTED_MS}`),
  sum('article_visits', 'article_visit'),
  sum('recirculated_visits', 'recirculated'),
  {
    // Each consented reader of a day is of one of the three kinds; the engine computes the three once.
    name: 'consented_visitors',
    aggregate: (context) => LOYALTY.map((kind) => loyal(kind).aggregate(context)).join(' + '),
  },
  ...LOYALTY.map(loyal),
  // A visitor's key is another one for each outlet. Without consent it lives for a day, so such readers cannot be told apart over days.
  {
    name: 'readers',
    aggregate: () => `uniqExactIf(visitor, consented = 1 AND ${HUMAN_VIEW})`,
    rolled: false,
  },
  { name: 'media_plays', aggregate: () => `sumIf(length(media_ids), ${HUMAN_VIEW})` },
  { name: 'media_time', aggregate: () => `sumIf(arraySum(media_played_ms), ${HUMAN_VIEW})` },
  {
    // Each programme counts once a day, at most for as long as the bucket lasts.
    name: 'programme_time',
    aggregate: ({ daily, bucketMs }) =>
      `arraySum(maxMapIf(arrayMap(id -> toString(${daily('(outlet_id, id)')}), media_ids), ` +
      `arrayMap(ms -> least(toUInt64(ms), ${bucketMs}), media_duration_ms), ${HUMAN_VIEW}).2)`,
  },
  { name: 'conversions', aggregate: () => `sumIf(length(conversion_kinds), ${HUMAN})` },
  {
    name: 'conversion_value',
    aggregate: () =>
      `sumIf(arraySum((value, currency) -> if(currency IN ('', 'VND'), value, toDecimal64(0, 2)), ` +
      `conversion_values, conversion_currencies), ${HUMAN})`,
  },
  count('robot_pageviews', "kind = 'page_view' AND traffic != ''"),
  count('gross_pageviews', "kind = 'page_view'"),
];

/** The columns of the rollups. */
export const ROLLED_MEASURES: readonly Measure[] = MEASURES.filter(({ rolled }) => rolled !== false);

export const measureByName: ReadonlyMap<string, Measure> = new Map(MEASURES.map((m) => [m.name, m]));
