import { describe, expect, it } from '@jest/globals';
import { Connection } from '../connection.js';
import { draftOf, partsWith } from '../draft-fixture.js';
import { Refusal } from '../draft.js';
import { classifyArrival } from './classify-arrival.js';
import { readPage } from './read-page.js';

const ZALO =
  'Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 Zalo android/12100736';

function stored(wire: Parameters<typeof draftOf>[0], userAgent = '', domains = ['songhong.vn']) {
  const draft = draftOf(wire, { connection: new Connection('', userAgent) }, { domains });
  const read = readPage.run(draft, partsWith());
  if (read instanceof Refusal) throw new Error(read.message);
  classifyArrival.run(draft, partsWith());
  return draft.event;
}

describe('classify-arrival', () => {
  it.each([
    ['the same host', 'https://www.songhong.vn/b', ['songhong.vn'], 'internal'],
    ['a subdomain of the site', 'https://the-thao.songhong.vn/', ['songhong.vn'], 'internal'],
    ['the same host of a site without domains', 'https://songhong.vn/b', [], 'internal'],
    ['another host of a site without domains', 'https://khac.vn/b', [], 'other'],
    ['a text that is no address', '-', ['songhong.vn'], 'direct'],
    ['an app', 'android-app://org.telegram.messenger/', ['songhong.vn'], 'messaging'],
  ])('takes %s as it is', (_what, ref, domains, channel) => {
    expect(stored({ ref }, '', domains).channel).toBe(channel);
  });

  it('recognises the app around the page when there is no referrer', () => {
    expect(stored({}, ZALO)).toMatchObject({
      channel: 'messaging',
      platform: 'Zalo',
      platform_origin: 'domestic',
    });
  });

  it('stores the host of the referrer, never its path', () => {
    const event = stored({ ref: 'https://www.google.com/search?q=benh+hiem' });
    expect(event).toMatchObject({ channel: 'search', referrer: 'google.com' });
    expect(JSON.stringify(event)).not.toContain('benh');
  });

  it('leaves other events than page views alone', () => {
    expect(stored({ type: 'engagement', ref: 'https://zalo.me/' })).not.toHaveProperty('channel');
  });
});
