import { localDayOf, sessionDayOf } from './local-days.js';
import type { ReferencePageView } from './page-views.js';

const VISIT_GAP_MS = 30 * 60_000;
const REPEAT_MS = 30_000;

/** A visit: one reader's page views with no more than half an hour of silence between them. */
export interface ReferenceVisit {
  /** In order of time; never empty. */
  pageViews: PlacedPageView[];
  startedAt: number;
  endedAt: number;
  /** Page views that count. */
  views: number;
}

/** A page view in its place. */
export interface PlacedPageView extends ReferencePageView {
  visit: ReferenceVisit;
  /** 0 when the same page was opened again at once: the later one counts. */
  views: 0 | 1;
  isEntry: boolean;
  /** First view of its article in the visit. */
  isArticleVisit: boolean;
  /** Such a first view after which the visit went on to another page. */
  recirculated: boolean;
  /** The reader and the local day: what "daily visitors" counts. */
  visitorDay: string;
}

/**
 * Forms visits. DOMAIN §2: "Visit (session): closes after 30 minutes without activity; returning within them is the
 * same visit. Crossing midnight or a campaign does not end it." Activity is any event of a page view. Two limits come
 * on top: a reader without consent is somebody else after local midnight (its key says so), and every visit is cut at
 * four in the morning, so that a day can be computed alone.
 */
export function formVisits(pageViews: Iterable<ReferencePageView>): PlacedPageView[] {
  const byReader = new Map<string, ReferencePageView[]>();
  for (const pageView of pageViews) {
    const { outlet, readerKey, ts } = pageView.opening;
    const key = `${outlet} ${readerKey} ${sessionDayOf(ts)}`;
    const others = byReader.get(key);
    if (others === undefined) byReader.set(key, [pageView]);
    else others.push(pageView);
  }

  const placed: PlacedPageView[] = [];
  for (const own of byReader.values()) {
    own.sort((a, b) => a.opening.ts - b.opening.ts || (a.opening.pv < b.opening.pv ? -1 : 1));
    let visit: ReferenceVisit | undefined;
    for (const pageView of own) {
      const { ts } = pageView.opening;
      if (visit === undefined || ts - visit.endedAt > VISIT_GAP_MS) {
        visit = { pageViews: [], startedAt: ts, endedAt: ts, views: 0 };
      }
      visit.endedAt = Math.max(visit.endedAt, pageView.lastActivity);
      const isEntry = visit.pageViews.length === 0;
      const inPlace: PlacedPageView = {
        ...pageView,
        visit,
        views: 1,
        isEntry,
        isArticleVisit: false,
        recirculated: false,
        visitorDay: visitorDayOf(pageView),
      };
      visit.pageViews.push(inPlace);
      placed.push(inPlace);
    }
  }
  markRepeats(placed);
  for (const { visit, isEntry } of placed) if (isEntry) markCourse(visit);
  return placed;
}

/**
 * DOMAIN §2: "Two identical requests by one visitor within 30 s count once, the last kept (COUNTER §7)". It holds where
 * one reader's own requests are seen; a server that forwards clicks has said that each of them counts.
 */
function markRepeats(placed: readonly PlacedPageView[]): void {
  const latest = new Map<string, PlacedPageView>();
  for (const pageView of placed) {
    const { outlet, readerKey, page, ts } = pageView.opening;
    const key = `${outlet} ${readerKey} ${sessionDayOf(ts)} ${page}`;
    const former = latest.get(key);
    latest.set(key, pageView);
    if (former === undefined || former.opening.source === 'server') continue;
    if (ts - former.opening.ts <= REPEAT_MS) former.views = 0;
  }
}

/** DOMAIN §2: "Recirculation: share of article visits that go on to another page of the outlet in the visit". */
function markCourse(visit: ReferenceVisit): void {
  const seen = new Set<string>();
  visit.pageViews.forEach((pageView, place) => {
    visit.views += pageView.views;
    const article = pageView.opening.article?.id;
    if (article === undefined || seen.has(article)) return;
    seen.add(article);
    pageView.isArticleVisit = true;
    pageView.recirculated = visit.pageViews
      .slice(place + 1)
      .some((later) => later.opening.page !== pageView.opening.page);
  });
}

function visitorDayOf(pageView: ReferencePageView): string {
  return `${pageView.opening.outlet} ${pageView.opening.readerKey} ${localDayOf(pageView.opening.ts)}`;
}
