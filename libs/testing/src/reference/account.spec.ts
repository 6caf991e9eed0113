import { describe, expect, it } from '@jest/globals';
import { Account } from './account.js';
import { localDayOf } from './local-days.js';
import type { Observation } from './observation.js';
import { unionLength } from './page-views.js';

/** A moment of November 2026 in Vietnam: `at('02 08:15:30')`. */
const at = (moment: string) => Date.parse(`2026-11-${moment.replace(' ', 'T')}+07:00`);

let nextId = 0;

interface Who {
  name: string;
  consented?: boolean;
  human?: boolean;
}
const lan: Who = { name: 'Lan', consented: true };
const minh: Who = { name: 'Minh' };
const hoa: Who = { name: 'Hoa', consented: true };
const crawler: Who = { name: 'Googlebot', human: false };

function event(who: Who, moment: string, facts: Partial<Observation>): Observation {
  const ts = at(moment);
  const id = `event-${nextId++}`;
  return {
    readerKey: who.consented === true ? who.name : `${who.name} on day ${localDayOf(ts)}`,
    human: who.human ?? true,
    consented: who.consented ?? false,
    source: 'browser',
    outlet: 'A',
    site: 'a',
    type: 'pageview',
    id,
    pv: id,
    ts,
    page: '',
    ...facts,
  };
}

/** Opens an article of 240 words (a minute's reading) or, without one, the front page. */
function view(who: Who, moment: string, article?: string, facts: Partial<Observation> = {}): Observation {
  const page = article === undefined ? 'a.example/' : `a.example/${article}`;
  return event(who, moment, {
    page,
    article: article === undefined ? undefined : { id: article, section: 'Thời sự', wordCount: 240 },
    ...facts,
  });
}

const beat = (who: Who, moment: string, { pv }: Observation, engagedMs: number, scrollPct?: number) =>
  event(who, moment, { type: 'engagement', pv, engagedMs, scrollPct });

describe('page views', () => {
  it('take the largest value of a cumulative counter, whatever came twice or late', () => {
    const opened = view(lan, '02 08:00:00', 'x');
    const last = beat(lan, '02 08:01:00', opened, 45_000, 100);
    const total = Account.of([
      last,
      beat(lan, '02 08:00:20', opened, 15_000, 40),
      opened,
      last,
      opened,
    ]).total();
    expect(total).toMatchObject({ pageviews: 1, engaged_time: 45_000, scroll_sum: 100, scroll_views: 1 });
    expect(total).toMatchObject({ articles_read: 1, articles_completed: 1 });
  });

  it('count the same page opened again within 30 seconds once, and keep the time that was given to it', () => {
    const first = view(lan, '02 08:00:00', 'x');
    const again = view(lan, '02 08:00:30', 'x');
    const later = view(lan, '02 08:01:01', 'x');
    const account = Account.of([first, again, later, beat(lan, '02 08:00:29', first, 12_000)]);
    expect(account.total()).toMatchObject({ pageviews: 2, gross_pageviews: 3, engaged_time: 12_000 });
  });

  it('count every click that a server forwards', () => {
    const clicks = ['00', '10', '20'].map((s) => view(lan, `02 08:00:${s}`, 'x', { source: 'server' }));
    expect(Account.of(clicks).total().pageviews).toBe(3);
  });

  it('are read from 10 seconds on, and completed at the end with half of the reading time', () => {
    const [skimmed, read, rushed] = ['x', 'y', 'z'].map((article, i) => view(lan, `02 08:0${i}:00`, article));
    if (skimmed === undefined || read === undefined || rushed === undefined) throw new Error('three views');
    const account = Account.of([
      skimmed,
      read,
      rushed,
      beat(lan, '02 08:00:20', skimmed, 9_999, 100),
      beat(lan, '02 08:01:40', read, 30_000, 100),
      beat(lan, '02 08:02:40', rushed, 29_999, 100),
    ]);
    expect(account.total()).toMatchObject({ articles_read: 2, articles_completed: 1 });
  });

  it('keep robots beside the headline figures', () => {
    const total = Account.of([view(lan, '02 08:00:00'), view(crawler, '02 08:00:00', 'x')]).total();
    expect(total).toMatchObject({ pageviews: 1, visitors: 1, robot_pageviews: 1, gross_pageviews: 2 });
  });

  it('are none when only their heartbeats arrived', () => {
    const lost = view(lan, '02 08:00:00');
    expect(Account.of([beat(lan, '02 08:00:20', lost, 15_000)]).total()).toMatchObject({
      pageviews: 0,
      visits: 0,
    });
  });
});

describe('visits', () => {
  it('go on within 30 minutes of the last activity and end after them', () => {
    const first = view(lan, '02 08:00:00', 'x');
    const within = view(lan, '02 08:40:00', 'y');
    const after = view(lan, '02 09:10:01', 'z');
    const total = Account.of([first, beat(lan, '02 08:10:00', first, 60_000), within, after]).total();
    // 08:00–08:40 with two pages, and 09:10:01 with one.
    expect(total).toMatchObject({ visits: 2, entries: 2, bounces: 1, visit_time: 40 * 60_000, visitors: 1 });
  });

  it('cross midnight with consent, and end there without', () => {
    const late = (who: Who) => [view(who, '02 23:59:00', 'x'), view(who, '03 00:05:00', 'y')];
    expect(Account.of(late(lan)).total()).toMatchObject({ visits: 1, visitors: 2 });
    expect(Account.of(late(minh)).total()).toMatchObject({ visits: 2, visitors: 2, bounces: 2 });
  });

  it('are cut at four in the morning', () => {
    const total = Account.of([view(lan, '03 03:59:00', 'x'), view(lan, '03 04:01:00', 'y')]).total();
    expect(total).toMatchObject({ visits: 2, visitors: 1 });
  });

  it('bounce when a second look at the same page is all that followed at once', () => {
    expect(Account.of([view(lan, '02 08:00:00', 'x'), view(lan, '02 08:00:10', 'x')]).total().bounces).toBe(
      1,
    );
  });

  it('recirculate from an article that led to another page', () => {
    const account = Account.of([
      view(lan, '02 08:00:00', 'x'),
      view(lan, '02 08:02:00', 'y'),
      view(hoa, '02 08:00:00', 'x'),
    ]);
    expect(account.total()).toMatchObject({ article_visits: 3, recirculated_visits: 1 });
    expect(account.by('article').get('x')).toMatchObject({
      visits: 2,
      article_visits: 2,
      recirculated_visits: 1,
      bounces: 1,
    });
    expect(account.by('article').get('y')).toMatchObject({ visits: 1, entries: 0, bounces: 0 });
  });
});

describe('loyalty', () => {
  const day = (n: number) => `${String(n).padStart(2, '0')} 08:00:00`;
  const morningsOf = (who: Who, days: number[]) => days.map((n) => view(who, day(n), 'x'));

  it('is new on the first day, returning after it, loyal from the eighth of sixteen days on', () => {
    const account = Account.of(morningsOf(lan, [1, 2, 3, 4, 5, 6, 7, 8, 9]));
    const days = account.by('day');
    expect(days.get('2026-11-01')).toMatchObject({
      new_visitors: 1,
      returning_visitors: 0,
      loyal_visitors: 0,
    });
    expect(days.get('2026-11-07')).toMatchObject({
      new_visitors: 0,
      returning_visitors: 1,
      loyal_visitors: 0,
    });
    expect(days.get('2026-11-08')).toMatchObject({
      new_visitors: 0,
      returning_visitors: 0,
      loyal_visitors: 1,
    });
    expect(account.total()).toMatchObject({ new_visitors: 1, returning_visitors: 6, loyal_visitors: 2 });
  });

  it('is lost with the days that fall out of the sixteen', () => {
    const days = Account.of(morningsOf(hoa, [1, 2, 3, 4, 5, 6, 7, 16, 18])).by('day');
    expect(days.get('2026-11-16')).toMatchObject({ loyal_visitors: 1 });
    expect(days.get('2026-11-18')).toMatchObject({ loyal_visitors: 0, returning_visitors: 1 });
  });

  it('is not asked of readers without consent', () => {
    const total = Account.of(morningsOf(minh, [1, 2])).total();
    expect(total).toMatchObject({
      visitors: 2,
      consented_visitors: 0,
      new_visitors: 0,
      returning_visitors: 0,
    });
  });
});

describe('media and conversions', () => {
  it('count the union of what was played', () => {
    expect(
      unionLength([
        [0, 60],
        [30, 90],
        [100, 110],
      ]),
    ).toBe(100);
    const page = view(lan, '02 08:00:00', 'x');
    const played = (moment: string, intervals: [number, number][]) =>
      event(lan, moment, { type: 'media', pv: page.pv, media: { id: 'podcast', played: intervals } });
    const account = Account.of([
      page,
      played('02 08:01:00', [[0, 40_000]]),
      played('02 08:02:00', [
        [0, 60_000],
        [30_000, 90_000],
      ]),
    ]);
    expect(account.total()).toMatchObject({ media_plays: 1, media_time: 90_000 });
  });

  it('add up the đồng, with a page view or without', () => {
    const page = view(lan, '02 08:00:00', 'x');
    const account = Account.of([
      page,
      event(lan, '02 08:05:00', {
        type: 'conversion',
        pv: page.pv,
        conversion: { kind: 'subscribe', value: 49_000, currency: 'VND' },
      }),
      event(hoa, '02 09:00:00', {
        type: 'conversion',
        conversion: { kind: 'register', value: 0, currency: '' },
      }),
    ]);
    expect(account.total()).toMatchObject({ conversions: 2, conversion_value: 49_000, pageviews: 1 });
    expect(account.by('conversion_kind').get('subscribe')).toMatchObject({
      conversions: 1,
      conversion_value: 49_000,
    });
  });
});
