import type { ReaderDays } from './loyalty.js';
import type { Observation } from './observation.js';
import type { PlacedPageView } from './visits.js';
import { localDayOf } from './local-days.js';

const READ_MS = 10_000;
const READING_WORDS_PER_MINUTE = 240;
const READING_MS_WITHOUT_LENGTH = 60_000;

const NONE = {
  pageviews: 0,
  visits: 0,
  visitors: 0,
  entries: 0,
  bounces: 0,
  visit_time: 0,
  engaged_time: 0,
  scroll_sum: 0,
  scroll_views: 0,
  articles_read: 0,
  articles_completed: 0,
  article_visits: 0,
  recirculated_visits: 0,
  consented_visitors: 0,
  new_visitors: 0,
  returning_visitors: 0,
  loyal_visitors: 0,
  media_plays: 0,
  media_time: 0,
  conversions: 0,
  conversion_value: 0,
  robot_pageviews: 0,
  gross_pageviews: 0,
};

/** Exact figures of one group of page views, named as the API names them; times in ms. */
export type Figures = typeof NONE;

export const FIGURE_NAMES = Object.keys(NONE) as (keyof Figures)[];

export function noFigures(): Figures {
  return { ...NONE };
}

/** Adds what adds up by definition: figures of other days, or of other outlets. */
export function addFigures(sum: Figures, figures: Figures): void {
  for (const name of FIGURE_NAMES) sum[name] += figures[name];
}

export interface CountOptions {
  /**
   * How visits are counted. `entries`: where they began, so that parts add up to the whole (hours, channels, devices).
   * `touched`: every visit that has a page view in the group, once a day (articles, sections, sites).
   */
  visits: 'entries' | 'touched';
  /** When only one media item is meant. */
  media?: string;
  /** When only one kind of conversion is meant. */
  conversionKind?: string;
}

/** Counts a group of page views, with conversions that came without one. */
export function countFigures(
  pageViews: Iterable<PlacedPageView>,
  looseConversions: Iterable<Observation>,
  loyalty: ReaderDays,
  options: CountOptions,
): Figures {
  const figures = noFigures();
  const visits = new Map<object, Set<number>>();
  const visitors = new Set<string>();
  const byLoyalty = { new: new Set<string>(), returning: new Set<string>(), loyal: new Set<string>() };
  const consented = new Set<string>();

  for (const pageView of pageViews) {
    const { opening, visit } = pageView;
    figures.gross_pageviews++;
    if (!opening.human) {
      figures.robot_pageviews++;
      continue;
    }
    figures.pageviews += pageView.views;
    figures.engaged_time += pageView.engagedMs;
    if (pageView.scrollPct !== undefined) {
      figures.scroll_sum += pageView.scrollPct;
      figures.scroll_views++;
    }
    if (pageView.isEntry) {
      figures.entries++;
      figures.visit_time += visit.endedAt - visit.startedAt;
      if (visit.views === 1) figures.bounces++;
    }
    if (pageView.views === 1 && isRead(pageView)) {
      figures.articles_read++;
      if (isCompleted(pageView)) figures.articles_completed++;
    }
    if (pageView.isArticleVisit) figures.article_visits++;
    if (pageView.recirculated) figures.recirculated_visits++;
    for (const [media, playedMs] of pageView.playedMs) {
      if (options.media !== undefined && media !== options.media) continue;
      figures.media_plays++;
      figures.media_time += playedMs;
    }
    for (const conversion of pageView.conversions) convert(figures, conversion, options);

    const days = visits.get(visit) ?? new Set<number>();
    visits.set(visit, days.add(localDayOf(opening.ts)));
    const visitor = pageView.visitorDay;
    visitors.add(visitor);
    if (opening.consented) consented.add(visitor);
    const standing = loyalty.on(pageView);
    if (standing !== undefined) byLoyalty[standing].add(visitor);
  }

  for (const conversion of looseConversions) if (conversion.human) convert(figures, conversion, options);

  figures.visits = figures.entries;
  if (options.visits === 'touched') {
    figures.visits = 0;
    for (const days of visits.values()) figures.visits += days.size;
  }
  figures.visitors = visitors.size;
  figures.consented_visitors = consented.size;
  figures.new_visitors = byLoyalty.new.size;
  figures.returning_visitors = byLoyalty.returning.size;
  figures.loyal_visitors = byLoyalty.loyal.size;
  return figures;
}

function convert(figures: Figures, { conversion }: Observation, { conversionKind }: CountOptions): void {
  if (conversion === undefined) return;
  if (conversionKind !== undefined && conversion.kind !== conversionKind) return;
  figures.conversions++;
  // Sums of money are in đồng; other currencies are counted and not added.
  if (conversion.currency === '' || conversion.currency === 'VND')
    figures.conversion_value += conversion.value;
}

/** DOMAIN §2: "Article read: engaged at least 10 s". */
function isRead({ opening, engagedMs }: PlacedPageView): boolean {
  return opening.article !== undefined && engagedMs >= READ_MS;
}

/** DOMAIN §2: "completed when the end of the article was seen and engaged time is at least half of the expected reading time". */
function isCompleted({ opening, engagedMs, scrollPct }: PlacedPageView): boolean {
  const words = opening.article?.wordCount ?? 0;
  const expectedMs = words > 0 ? (words / READING_WORDS_PER_MINUTE) * 60_000 : READING_MS_WITHOUT_LENGTH;
  return scrollPct === 100 && engagedMs >= expectedMs / 2;
}

/** The published ratios of a group; a ratio of nothing is null. */
export function ratios(figures: Figures): Record<string, number | null> {
  const of = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    bounce_rate: of(figures.bounces, figures.entries),
    visit_duration: of(figures.visit_time, figures.entries),
    pages_per_visit: of(figures.pageviews, figures.visits),
    engaged_time_per_pageview: of(figures.engaged_time, figures.pageviews),
    scroll_depth: of(figures.scroll_sum, figures.scroll_views),
    recirculation: of(figures.recirculated_visits, figures.article_visits),
    new_visitor_share: of(figures.new_visitors, figures.consented_visitors),
    returning_visitor_share: of(figures.returning_visitors, figures.consented_visitors),
    loyal_visitor_share: of(figures.loyal_visitors, figures.consented_visitors),
    robot_share: of(figures.robot_pageviews, figures.gross_pageviews),
  };
}
