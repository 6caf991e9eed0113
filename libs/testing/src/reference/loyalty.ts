import { localDayOf } from './local-days.js';
import type { ReferencePageView } from './page-views.js';

export type Loyalty = 'new' | 'returning' | 'loyal';

const NEW_AFTER_DAYS = 30;
const LOYAL_WINDOW_DAYS = 16;
const LOYAL_DAYS = 8;

/**
 * The days on which consented readers came. DOMAIN §2: "new = first visit in 30 days; loyal = on at least 8 of the last
 * 16 days; returning between". Readers without consent are nobody the next day, so nothing is said about them.
 */
export class ReaderDays {
  private readonly days = new Map<string, Set<number>>();

  add(pageView: ReferencePageView): void {
    const { outlet, readerKey, consented, ts } = pageView.opening;
    if (!consented) return;
    const key = `${outlet} ${readerKey}`;
    const known = this.days.get(key);
    if (known === undefined) this.days.set(key, new Set([localDayOf(ts)]));
    else known.add(localDayOf(ts));
  }

  /** How the reader of a page view stood on that day; all of the reader's days up to then must have been added. */
  on(pageView: ReferencePageView): Loyalty | undefined {
    const { outlet, readerKey, consented, ts } = pageView.opening;
    if (!consented) return undefined;
    const known = this.days.get(`${outlet} ${readerKey}`) ?? new Set<number>();
    const today = localDayOf(ts);
    let recent = 0;
    let seenBefore = false;
    for (const day of known) {
      if (day < today && day >= today - NEW_AFTER_DAYS) seenBefore = true;
      if (day <= today && day > today - LOYAL_WINDOW_DAYS) recent++;
    }
    if (!seenBefore) return 'new';
    return recent >= LOYAL_DAYS ? 'loyal' : 'returning';
  }

  /** Forgets what no later day can ask for. */
  forgetBefore(localDay: number): void {
    for (const [reader, days] of this.days) {
      for (const day of days) if (day < localDay - NEW_AFTER_DAYS) days.delete(day);
      if (days.size === 0) this.days.delete(reader);
    }
  }
}
