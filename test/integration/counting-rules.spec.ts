import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tableFromIPC } from 'apache-arrow';
import { Newsroom, type Answer } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { STORIES } from './counting-rules/stories.js';

let product: Product;
let newsroom: Newsroom;

beforeAll(async () => {
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Báo Đếm', 'dem.example');
  for (const part of ['early', 'late'] as const) {
    for (const { source, [part]: events = [] } of STORIES) {
      if (events.length === 0) continue;
      const { body } = await newsroom.send(
        events.map((event) => ({ ...event, site: newsroom.siteKey })),
        source,
      );
      expect(body).toEqual({ accepted: events.length, rejected: [] });
    }
    await newsroom.figuresReach();
  }
});

afterAll(() => product.destroy());

async function answer(
  from: string,
  to: string,
  metrics: string[],
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const { status, body } = await newsroom.ask({ metrics, date_range: [from, to], ...more });
  expect(status).toBe(200);
  return body;
}

/** The figures of one day, or of days. */
const total = async (metrics: string[], from: string, to = from) => (await answer(from, to, metrics)).rows[0];
const rows = async (metrics: string[], more: Record<string, unknown>, from: string, to = from) =>
  (await answer(from, to, metrics, more)).rows;
/** Rows by time, without the time. */
const series = async (metric: string, granularity: string, from: string, to: string) =>
  (await rows([metric], { granularity }, from, to)).map(([, value]) => value);

describe('visits', () => {
  // Lan: /a at 23:50, /b at 00:05. One visit that began on the 1st and took 15 minutes; a reader on each of two days.
  it('go on over midnight', async () => {
    const figures = ['visits', 'pageviews', 'visitors', 'visit_duration', 'pages_per_visit', 'bounce_rate'];
    expect(await total(figures, '2026-05-01', '2026-05-02')).toEqual([1, 2, 2, 900_000, 2, 0]);
    expect(await series('pageviews', 'day', '2026-05-01', '2026-05-02')).toEqual([1, 1]);
    expect(await series('visits', 'day', '2026-05-01', '2026-05-02')).toEqual([1, 0]);
  });

  // Minh: 08:00, 08:30 (30 min: the same visit), 09:00:01 (30 min and a second: another, of one page). Hoa: 10:00, reads
  // until 10:20, next page 10:45: 25 minutes of silence. Three visits of five page views, one of them a bounce.
  it('end after more than 30 minutes without activity, whatever the activity was', async () => {
    expect(await total(['visits', 'pageviews', 'visitors'], '2026-05-04')).toEqual([3, 5, 2]);
    expect((await total(['bounce_rate'], '2026-05-04'))?.[0]).toBeCloseTo(1 / 3, 12);
    // (30 min + 0 + 45 min) ÷ 3 visits.
    expect(await total(['visit_duration'], '2026-05-04')).toEqual([25 * 60_000]);
  });

  // Lan came from Google and clicked on: both page views are of a visit from search.
  it('give their later pages the channel of the first', async () => {
    expect(await rows(['pageviews', 'visits'], { dimensions: ['channel'] }, '2026-05-28')).toEqual([
      ['search', 2, 1],
    ]);
  });
});

describe('a page view', () => {
  // /a at 0, 30 and 65 seconds. A browser that opens it again within 30 s has opened it once: the first is not counted.
  it('of a browser counts once in 30 seconds, the last kept', async () => {
    expect(await total(['pageviews', 'gross_pageviews', 'visits'], '2026-05-06')).toEqual([2, 3, 1]);
  });

  it('that a server reports counts each time', async () => {
    expect(await total(['pageviews', 'gross_pageviews', 'visits'], '2026-05-07')).toEqual([3, 3, 1]);
  });

  // Sent twice in one request, and again later from another address: the id is the same, so it is one event.
  it('counts once however often it is sent, from wherever', async () => {
    expect(await total(['pageviews', 'visits', 'visitors'], '2026-05-08')).toEqual([1, 1, 1]);
  });

  // The 12 seconds of reading arrived, and were in the figures' reach, before the page view did.
  it('takes what was told of it before', async () => {
    expect(await total(['pageviews', 'engaged_time', 'articles_read'], '2026-05-10')).toEqual([1, 12_000, 1]);
  });

  // 5 seconds in the evening, 40 in all by the next morning: they belong to the evening's page view.
  it('takes what happens on it the next day', async () => {
    expect(await total(['pageviews', 'engaged_time', 'articles_read'], '2026-05-12')).toEqual([1, 40_000, 1]);
    expect(await total(['pageviews', 'engaged_time', 'visitors'], '2026-05-13')).toEqual([0, 0, 0]);
  });

  it('that never came is not made up from what was told of it', async () => {
    expect(await total(['pageviews', 'engaged_time', 'visitors', 'gross_pageviews'], '2026-05-14')).toEqual([
      0, 0, 0, 0,
    ]);
  });

  // Lan reads, and Googlebot fetches two pages: they are beside the figures, not in them.
  it('of a robot stands beside the others', async () => {
    expect(
      await total(['pageviews', 'visitors', 'robot_pageviews', 'gross_pageviews'], '2026-05-26'),
    ).toEqual([1, 1, 2, 3]);
    expect((await total(['robot_share'], '2026-05-26'))?.[0]).toBeCloseTo(2 / 3, 12);
  });
});

describe('reading', () => {
  // Article visits: Lan x, Lan y, Minh x, Hoa y. Lan went on from x and from y. Of three visits Minh's had one page.
  it('goes on, or ends: recirculation and bounces', async () => {
    expect(await total(['recirculation', 'visits', 'pageviews'], '2026-05-16')).toEqual([2 / 4, 3, 6]);
    expect((await total(['bounce_rate'], '2026-05-16'))?.[0]).toBeCloseTo(1 / 3, 12);
  });

  // x: entered by Lan and Minh, who bounced; y: entered by nobody, left by Lan for another page and by Hoa for good.
  it('is told of each article by the visits that touched it, bounces by those that entered there', async () => {
    const more = {
      dimensions: ['article'],
      order_by: ['article'],
      filters: [{ dimension: 'article', op: 'is', values: ['x', 'y'] }],
    };
    expect(await rows(['visits', 'bounce_rate', 'recirculation'], more, '2026-05-16')).toEqual([
      ['x', 2, 1 / 2, 1 / 2],
      ['y', 2, null, 1 / 2],
    ]);
  });

  // Lan got to 80 % (40 % was told later, but had been before), Minh to 100 %; the others tell nothing.
  it('reaches a depth, averaged over those that tell it', async () => {
    expect(await total(['scroll_depth'], '2026-05-16')).toEqual([90]);
  });

  // 480 words take two minutes; half is 60 s. Lan 60 s to the end: read and completed. Minh a millisecond less: read. Hoa
  // not quite 10 s: neither. An 10 s, half-way: read. Bình was on the front page, which is no article.
  it('is a read from 10 seconds on, and completed at the end after half of the expected time', async () => {
    expect(await total(['articles_read', 'articles_completed', 'pageviews'], '2026-05-18')).toEqual([
      3, 1, 5,
    ]);
  });
});

describe('playing', () => {
  // Lan: 0–60 s, back to 30 and on to 90, then 80–100: 100 s in all. Minh: 100 s. Together the length of the film, 200 s.
  it('counts what was played once, and over the programme’s length is its average-minute audience', async () => {
    expect(await total(['media_plays', 'media_time', 'average_minute_audience'], '2026-05-20')).toEqual([
      2, 200_000, 1,
    ]);
  });

  // Half an hour and an hour of a stream without end: 90 minutes of 60 in its hour, of 1440 in its day.
  it('of a live stream is measured by the time that is asked about', async () => {
    const hour = { granularity: 'hour' };
    const byHour = await rows(['average_minute_audience'], hour, '2026-05-22T20:00', '2026-05-22T21:00');
    expect(byHour.map(([, audience]) => audience)).toEqual([1.5]);
    expect(await total(['average_minute_audience'], '2026-05-22')).toEqual([90 / 1440]);
  });
});

describe('conversions', () => {
  // Lan 50 000 đồng on a page, Minh 20 000 of no page at all, Hoa ten dollars, which are no đồng. Two page views.
  it('count with and without a page view, their value in đồng alone', async () => {
    expect(await total(['conversions', 'conversion_value', 'pageviews', 'visits'], '2026-05-24')).toEqual([
      3, 70_000, 2, 2,
    ]);
    const kinds = { dimensions: ['conversion_kind'], order_by: ['conversion_kind'] };
    expect(await rows(['conversions', 'conversion_value'], kinds, '2026-05-24')).toEqual([
      ['donate', 1, 20_000],
      ['purchase', 1, 0],
      ['subscribe', 1, 50_000],
    ]);
  });
});

describe('readers', () => {
  const TIERS = ['visitors', 'consented_visitors', 'new_visitors', 'returning_visitors', 'loyal_visitors'];

  // On 16 March: Lan's eighth day of the last 16, Minh's seventh, Hoa's first; a fourth reader did not consent.
  it('are new, returning or loyal by the days on which they came', async () => {
    expect(await total(TIERS, '2026-03-16')).toEqual([4, 3, 1, 1, 1]);
    expect(await total(['new_visitor_share'], '2026-03-16')).toEqual([1 / 3]);
  });

  // Lan comes on the 1st, and Minh from the 2nd on. On 1 May Lan has not been there for 46 days, on 2 May for one.
  it('are returning from the second day on, and new again after 30 days', async () => {
    expect(await series('returning_visitors', 'day', '2026-03-01', '2026-03-03')).toEqual([0, 1, 2]);
    expect(await series('new_visitors', 'day', '2026-05-01', '2026-05-02')).toEqual([1, 0]);
  });

  // Lan on 8 days, Minh on 7, two others on one: 17 reader-days of three readers who can be told apart over days.
  it('are added up by day, and told apart over the period where they consented', async () => {
    expect(await total(['visitors', 'readers'], '2026-03-01', '2026-03-16')).toEqual([17, 3]);
  });
});

describe('time', () => {
  // Three page views on 30 June, two on the day before.
  it('before is compared: a day with the day before it', async () => {
    expect(await rows(['pageviews'], { compare: 'previous_period' }, '2026-06-30')).toEqual([[3, 2]]);
  });

  // 23:30 on Saturday 1 August in Hà Nội is 01:30 on the 2nd in Tokyo.
  it('is of the zone that is asked for', async () => {
    expect(await total(['pageviews'], '2026-08-01')).toEqual([1]);
    const tokyo = { timezone: 'Asia/Tokyo', granularity: 'day' };
    expect(await rows(['pageviews'], tokyo, '2026-08-01', '2026-08-02')).toEqual([
      ['2026-08-01T00:00:00+09:00', 0],
      ['2026-08-02T00:00:00+09:00', 1],
    ]);
  });

  // Monday the 3rd and the last second of Sunday the 9th are one week; midnight on the 10th begins the next.
  it('by week begins on Monday, and by month on the first', async () => {
    expect(await series('pageviews', 'week', '2026-08-03', '2026-08-16')).toEqual([2, 1]);
    expect(await series('pageviews', 'month', '2026-08-01', '2026-09-10')).toEqual([4, 1]);
    // Lan on the 1st, 3rd, 9th and 10th: four reader-days.
    expect(await series('visitors', 'month', '2026-08-01', '2026-08-31')).toEqual([4]);
  });

  it('by minute has its empty minutes too', async () => {
    expect(await series('pageviews', 'minute', '2026-09-15T08:00', '2026-09-15T08:03')).toEqual([2, 0, 1]);
  });
});

describe('an answer', () => {
  const QUESTION = {
    metrics: ['pageviews', 'scroll_depth'],
    dimensions: ['article', 'title'],
    date_range: ['2026-09-20', '2026-09-20'],
    granularity: 'day',
  };

  async function as(accept: string): Promise<Response> {
    return fetch(`${product.url}/v1/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${newsroom.apiKey}`, 'content-type': 'application/json', accept },
      body: JSON.stringify(QUESTION),
    });
  }

  it('is the same as JSON, CSV and Arrow', async () => {
    const json = (await (await as('application/json')).json()) as Answer;
    const time = '2026-09-20T00:00:00+07:00';
    expect(json.rows).toEqual([
      [time, '', '', 1, null],
      [time, 'la', 'Lá, "rừng" và =cmd', 1, null],
    ]);
    // With the byte-order mark by which spreadsheets know Vietnamese, which `text()` would drop.
    expect(Buffer.from(await (await as('text/csv')).arrayBuffer()).toString()).toBe(
      `\uFEFFtime,article,title,pageviews,scroll_depth\r\n${time},,,1,\r\n${time},la,"Lá, ""rừng"" và =cmd",1,\r\n`,
    );
    const table = tableFromIPC(
      new Uint8Array(await (await as('application/vnd.apache.arrow.stream')).arrayBuffer()),
    );
    const cells = table
      .toArray()
      .map((row) => Object.values((row as { toJSON: () => Record<string, unknown> }).toJSON()));
    expect(cells).toEqual(json.rows);
  });
});

describe('the account', () => {
  // Everything that was sent is accounted for: the orphan is stored, the two further copies of one page view are duplicates.
  it('holds every event', async () => {
    const sent = STORIES.reduce((sum, { early, late = [] }) => sum + early.length + late.length, 0);
    expect(await newsroom.account()).toMatchObject({
      accepted: sent,
      stored: sent - 2,
      duplicate: 2,
      rejected: 0,
      pending: 0,
    });
  });
});
