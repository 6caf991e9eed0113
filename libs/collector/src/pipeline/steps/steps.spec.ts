import { describe, expect, it } from '@jest/globals';
import { Connection } from '../connection.js';
import { CHROME_ON_ANDROID, draftOf, KEY, partsWith } from '../draft-fixture.js';
import { Draft, Refusal } from '../draft.js';
import type { PipelineParts, Step } from '../step.js';
import { classifyTraffic } from './classify-traffic.js';
import { findSite } from './find-site.js';
import { keyVisitor } from './key-visitor.js';
import { limitRate } from './limit-rate.js';
import { locate } from './locate.js';
import { measure } from './measure.js';
import { readAgent } from './read-agent.js';
import { readPage } from './read-page.js';
import { refusePaused } from './refuse-paused.js';
import { takeClient } from './take-client.js';
import { validate } from './validate.js';

const run = (step: Step, draft: Draft, parts: Partial<PipelineParts> = {}) =>
  step.run(draft, partsWith(parts));
const kept = (step: Step, draft: Draft, parts: Partial<PipelineParts> = {}) => {
  const result = run(step, draft, parts);
  if (result instanceof Refusal) throw new Error(result.message);
  return result;
};
const reasonOf = (result: Draft | Refusal) => (result instanceof Refusal ? result.reason : 'kept');

describe('validate', () => {
  it('takes the ids in lower case, and the own id for a conversion without a page view', () => {
    const { input, request } = draftOf({
      type: 'conversion',
      id: 'A3BB189E-8BF9-4C4F-8B0A-7D1F5E3C2B10',
      pv: undefined,
      conversion: { kind: 'donate' },
    });
    const { event } = kept(validate, new Draft(0, input, request));
    expect([event.type, event.event_id, event.pv]).toEqual([
      'conversion',
      'a3bb189e-8bf9-4c4f-8b0a-7d1f5e3c2b10',
      'a3bb189e-8bf9-4c4f-8b0a-7d1f5e3c2b10',
    ]);
  });

  it('refuses with the field and what is expected', () => {
    const { input, request } = draftOf({ pv: 'x' });
    expect(run(validate, new Draft(0, input, request))).toEqual(
      new Refusal('invalid', 'expected a UUID (the page view that the event belongs to)', 'pv'),
    );
  });
});

describe('find-site', () => {
  it.each([
    ['a known key', 'nb_song_hong', undefined, 'kept'],
    ['an unknown key', 'nb_nobody', undefined, 'unknown_site'],
    ["the API key's own outlet", 'nb_song_hong', KEY, 'kept'],
    ["another outlet's API key", 'nb_song_hong', { ...KEY, outletId: 4 }, 'forbidden'],
    ['a sector-wide API key', 'nb_song_hong', { ...KEY, outletId: null }, 'kept'],
  ])('decides on %s', (_what, site, key, expected) => {
    expect(reasonOf(run(findSite, draftOf({ site }, { key })))).toBe(expected);
  });
});

describe('refuse-paused and limit-rate', () => {
  it('refuse what the site may not send', () => {
    expect(reasonOf(run(refusePaused, draftOf({}, {}, { status: 'paused' })))).toBe('site_paused');
    expect(reasonOf(run(refusePaused, draftOf({})))).toBe('kept');
    expect(reasonOf(run(limitRate, draftOf({}), { rates: { take: () => false } }))).toBe('rate_limited');
  });
});

describe('take-client', () => {
  it('takes the reader that an API key holder states', () => {
    const client = { ip: '::ffff:14.160.1.2', user_agent: CHROME_ON_ANDROID };
    expect(kept(takeClient, draftOf({ client }, { key: KEY })).connection).toMatchObject({
      address: '14.160.1.2',
      userAgent: CHROME_ON_ANDROID,
    });
  });

  it('refuses one without a key, or with an address that is none', () => {
    expect(run(takeClient, draftOf({ client: {} }))).toMatchObject({ reason: 'invalid', field: 'client' });
    expect(run(takeClient, draftOf({ client: { ip: '14.160.1' } }, { key: KEY }))).toMatchObject({
      field: 'client.ip',
    });
  });
});

describe('read-page', () => {
  it.each([
    ['https://www.songhong.vn/thoi-su/lu.html?utm_source=zalo#binh-luan', 'songhong.vn/thoi-su/lu.html'],
    ['HTTPS://SongHong.VN', 'songhong.vn/'],
    ['http://songhong.vn:8080/a', 'songhong.vn:8080/a'],
    ['https://user:secret@songhong.vn/a', 'songhong.vn/a'],
    ['https://songhong.vn/tin/lũ', 'songhong.vn/tin/l%C5%A9'],
  ])('stores %s as %s', (url, page) => {
    expect(kept(readPage, draftOf({ url })).event.page).toBe(page);
  });

  it('refuses what is no address', () => {
    expect(run(readPage, draftOf({ url: 'https://' }))).toMatchObject({ reason: 'invalid', field: 'url' });
  });
});

describe('measure', () => {
  it('stores whole numbers, and played intervals as they are', () => {
    expect(
      kept(measure, draftOf({ type: 'engagement', engaged_ms: 1500.6, scroll_pct: 33.4 })).event,
    ).toMatchObject({
      engaged_ms: 1501,
      scroll_pct: 33,
    });
    const media = {
      id: 'm',
      kind: 'video' as const,
      duration_ms: 9000.2,
      played: [[0, 1000.4]] as [number, number][],
    };
    expect(kept(measure, draftOf({ type: 'media', media })).event).toMatchObject({
      media_id: 'm',
      media_kind: 'video',
      media_duration_ms: 9000,
      media_played: [[0, 1000]],
    });
    const conversion = { kind: 'donate', value: 50_000.005, currency: 'VND' };
    expect(kept(measure, draftOf({ type: 'conversion', conversion })).event).toMatchObject({
      conversion_kind: 'donate',
      conversion_value: 50_000.01,
      conversion_currency: 'VND',
    });
  });
});

describe('locate and read-agent', () => {
  it('store what is known and leave out what is not', () => {
    const places = { ...partsWith({}).places, of: () => ({ country: 'VN', province: '' }) };
    const draft = draftOf({});
    kept(locate, draft, { places });
    kept(readAgent, draft);
    expect(draft.event).toMatchObject({ country: 'VN', device: 'mobile', browser: 'Chrome', os: 'Android' });
    expect(draft.event).not.toHaveProperty('province');
  });
});

describe('classify-traffic', () => {
  const prefetching = new Connection('1.1.1.1', CHROME_ON_ANDROID, { prefetch: true, optsOut: false });
  const nobody = new Connection('', '');
  it.each([
    ["a reader's browser", {}, ''],
    ['a prefetch', { connection: prefetching }, 'prefetch'],
    ['a browser request without a user agent', { connection: new Connection('1.1.1.1', '') }, 'no_agent'],
    [
      'a line of a log without a user agent',
      { connection: nobody, key: KEY, source: 'access_log' as const },
      'no_agent',
    ],
    ['a server that says nothing of the reader', { connection: nobody, key: KEY }, ''],
    [
      'a robot that a server states',
      { connection: new Connection('', 'curl/8.5.0'), key: KEY },
      'non_browser_agent',
    ],
  ])('classifies %s and keeps it', (_what, request, traffic) => {
    expect(kept(classifyTraffic, draftOf({}, request)).event.traffic).toBe(traffic);
  });
});

describe('key-visitor', () => {
  const visitorKeys = {
    ...partsWith({}).visitorKeys,
    consented: (outletId: number, vid: string) => `lasting ${outletId} ${vid}`,
    daily: (outletId: number, day: string) => `daily ${outletId} ${day}`,
  };
  const optsOut = new Connection('1.1.1.1', CHROME_ON_ANDROID, { prefetch: false, optsOut: true });
  it.each([
    ['consent and an identifier', { consent: 'analytics' as const, vid: 'v' }, {}, 'lasting 3 v', 1],
    ['an identifier without consent', { vid: 'v' }, {}, 'daily 3 2026-11-01', 0],
    ['consent without an identifier', { consent: 'analytics' as const }, {}, 'daily 3 2026-11-01', 0],
    [
      'an objection',
      { consent: 'analytics' as const, vid: 'v' },
      { connection: optsOut },
      'daily 3 2026-11-01',
      0,
    ],
    ['the local day after midnight', { ts: Date.UTC(2026, 9, 31, 17) }, {}, 'daily 3 2026-11-01', 0],
    ['the local day before midnight', { ts: Date.UTC(2026, 9, 31, 17) - 1 }, {}, 'daily 3 2026-10-31', 0],
  ])('keys a reader with %s', (_what, wire, request, visitor, consented) => {
    expect(kept(keyVisitor, draftOf(wire, request), { visitorKeys }).event).toMatchObject({
      visitor,
      consented,
    });
  });
});
