import type { StoredEvent } from '@nhipbao/events';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LOCAL_OFFSET_MS = 7 * 60 * MINUTE_MS;
/** Visits are cut at four in the morning. */
const SESSION_DAY_START_MS = 4 * 60 * MINUTE_MS;
const READERS = 7;
/** Long enough for a daily reader to become a loyal one. */
export const HISTORY_DAYS = 9;

const CHANNELS = ['search', 'social', 'direct', 'messaging'] as const;
const PLATFORMS = [
  ['Google', 'foreign', 'google.com'],
  ['Facebook', 'foreign', 'facebook.com'],
  ['', '', ''],
  ['Zalo', 'domestic', 'zalo.me'],
] as const;
const DEVICES = ['mobile', 'desktop', 'tablet'] as const;
const PROVINCES = ['Hà Nội', 'Thừa Thiên Huế', 'Cần Thơ'] as const;

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('the list is empty');
  return found;
};

/** Local midnight of the day that an instant lies in, epoch ms. */
export const localDay = (ms: number): number =>
  Math.floor((ms + LOCAL_OFFSET_MS) / DAY_MS) * DAY_MS - LOCAL_OFFSET_MS;

const localDate = (ms: number): string => new Date(ms + LOCAL_OFFSET_MS).toISOString().slice(0, 10);

let lastId = 0;
const uuid = (): string => `00000000-0000-4000-8000-${String(++lastId).padStart(12, '0')}`;

/** The facts that all events of one page view share. */
function page(outletId: number, siteId: number, reader: number, ts: number, index: number): StoredEvent {
  const consented = reader % 2 === 0;
  const article = (reader + index) % 5;
  const source = reader % CHANNELS.length;
  const [platform, origin, referrer] = at(PLATFORMS, source);
  const id = uuid();
  const stable = outletId * 1000 + reader;
  return {
    type: 'pageview',
    outlet_id: outletId,
    site_id: siteId,
    event_id: uuid(),
    pv: id,
    ts,
    received_at: ts + 200,
    session_day: localDate(ts - SESSION_DAY_START_MS),
    // Without consent, a reader of another day is another reader.
    visitor: String(consented ? stable : stable * 100_000 + Math.floor(ts / DAY_MS)),
    consented: consented ? 1 : 0,
    source: 'browser',
    traffic: '',
    rule_version: 1,
    page: `bao${outletId}.example/bai-${article}`,
    title: `Bài số ${article}, "nóng" & 'mới'`,
    article_id: article === 4 ? '' : `bai-${article}`,
    authors: article % 2 === 0 ? ['Lan', 'Minh'] : ['Minh'],
    section: at(['thoi-su', 'the-thao', ''], article),
    tags: article === 1 ? ['bóng đá', 'V-League'] : [],
    content_type: at(['news', 'opinion'], article),
    access: at(['free', 'subscriber'], article),
    published_at: Math.floor(ts / 1000) - 3600 * 5 * (article + 1),
    word_count: 60 * article,
    channel: at(CHANNELS, source),
    referrer,
    platform,
    platform_origin: origin,
    utm_source: reader === 3 ? 'zalo' : '',
    utm_medium: reader === 3 ? 'post' : '',
    utm_campaign: reader === 3 ? 'tet-2027' : '',
    country: reader === 6 ? 'FR' : 'VN',
    province: at(PROVINCES, reader),
    device: at(DEVICES, reader),
    browser: 'Chrome',
    os: 'Android',
  };
}

/** A later event of the same page view. */
const later = (view: StoredEvent, afterMs: number, facts: Partial<StoredEvent>): StoredEvent => ({
  ...view,
  event_id: uuid(),
  ts: view.ts + afterMs,
  received_at: view.received_at + afterMs,
  ...facts,
});

function visit(outletId: number, siteId: number, reader: number, start: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let index = 0; index <= reader % 3; index++) {
    const view = page(outletId, siteId, reader, start + index * 4 * MINUTE_MS, index);
    const engaged = 4_000 + 9_000 * ((reader + index) % 5);
    events.push(
      view,
      later(view, engaged, { type: 'engagement', engaged_ms: engaged, scroll_pct: index === 0 ? 100 : 60 }),
    );
    if (reader === 1) {
      events.push(
        later(view, 30_000, {
          type: 'media',
          media_id: 'podcast-7',
          media_kind: 'audio',
          media_title: 'Chuyện sáng nay',
          media_duration_ms: 600_000,
          media_played: [
            [0, 20_000],
            [10_000, 45_000],
          ],
        }),
      );
    }
    if (reader === 2 && index === 0) {
      events.push(
        later(view, 60_000, {
          type: 'conversion',
          conversion_kind: 'subscribe',
          conversion_value: 99_000,
          conversion_currency: 'VND',
        }),
      );
    }
  }
  return events;
}

/** Some days of two outlets, of which the first has two sites: readers with and without consent, robots, media, conversions. */
export function history(
  today: number,
  sites: readonly { outletId: number; siteId: number }[],
): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let day = 1; day <= HISTORY_DAYS; day++) {
    const midnight = localDay(today) - day * DAY_MS;
    for (const [place, { outletId, siteId }] of sites.entries()) {
      // Loyal, returning and new readers: some come every day, some now and then.
      for (let reader = 0; reader < READERS; reader++) {
        if ((day + place) % (1 + (reader % 3)) !== 0) continue;
        const hour = (5 + 2 * reader + place + day) % 24;
        events.push(...visit(outletId, siteId, reader, midnight + hour * 60 * MINUTE_MS + 11 * MINUTE_MS));
      }
      const robot = page(outletId, siteId, 100, midnight + 3 * 60 * MINUTE_MS, day);
      events.push({ ...robot, traffic: 'robot_declared', device: 'other' });
    }
  }
  return events;
}

/** What is going on at an instant: two readers active, one gone quiet, and a robot, who is no reader. */
export function present(now: number, outletId: number, siteId: number): StoredEvent[] {
  const active = page(outletId, siteId, 0, now - 4_000, 0);
  const long = page(outletId, siteId, 1, now - 8 * MINUTE_MS, 1);
  const quiet = page(outletId, siteId, 2, now - 12 * MINUTE_MS, 1);
  const robot = { ...page(outletId, siteId, 3, now - 2_000, 0), traffic: 'robot_declared' };
  const still = later(long, 8 * MINUTE_MS - 3_000, {
    type: 'engagement',
    engaged_ms: 90_000,
    scroll_pct: 80,
  });
  return [quiet, long, active, still, robot].map((event) => ({ ...event, received_at: event.ts }));
}

export const PRESENT_READERS = 2;
