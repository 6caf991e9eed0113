import { describe, expect, it } from '@jest/globals';
import { draftOf, KEY, partsWith } from '../draft-fixture.js';
import { Refusal } from '../draft.js';
import { checkOrigin } from './check-origin.js';
import { readPage } from './read-page.js';

const parts = partsWith();
const outcome = (
  url: string | undefined,
  originHost: string | undefined,
  domains: string[],
  withKey = false,
) => {
  const draft = draftOf({ url }, { originHost, ...(withKey && { key: KEY }) }, { domains });
  const read = readPage.run(draft, parts);
  const result = read instanceof Refusal ? read : checkOrigin.run(draft, parts);
  return result instanceof Refusal ? `${result.reason} ${result.field}`.trim() : 'kept';
};

describe('check-origin', () => {
  it.each([
    ['the domain itself', 'https://songhong.vn/a', 'songhong.vn', ['songhong.vn'], 'kept'],
    ['www', 'https://www.songhong.vn/a', 'songhong.vn', ['songhong.vn'], 'kept'],
    ['a domain listed with www', 'https://songhong.vn/a', undefined, ['www.songhong.vn'], 'kept'],
    ['a subdomain', 'https://the-thao.songhong.vn/a', undefined, ['songhong.vn'], 'kept'],
    ['another port', 'https://songhong.vn:8443/a', undefined, ['songhong.vn'], 'kept'],
    ['capitals in the list', 'https://songhong.vn/a', undefined, ['SongHong.VN'], 'kept'],
    ['an internationalised domain', 'https://báo.vn/a', undefined, ['báo.vn'], 'kept'],
    ['a second domain', 'https://songhong.com.vn/a', undefined, ['songhong.vn', 'songhong.com.vn'], 'kept'],
    ['any host when none is listed', 'https://elsewhere.example/a', 'elsewhere.example', [], 'kept'],
    ['no address and no origin', undefined, undefined, ['songhong.vn'], 'kept'],
    ['another host', 'https://copy.example/a', undefined, ['songhong.vn'], 'wrong_origin url'],
    ['a host that only ends alike', 'https://xsonghong.vn/a', undefined, ['songhong.vn'], 'wrong_origin url'],
    [
      'a host that begins alike',
      'https://songhong.vn.evil.example/a',
      undefined,
      ['songhong.vn'],
      'wrong_origin url',
    ],
    ['localhost', 'http://localhost:3000/a', undefined, ['songhong.vn'], 'wrong_origin url'],
    ['another origin', 'https://songhong.vn/a', 'copy.example', ['songhong.vn'], 'wrong_origin'],
    ['an origin without a host', 'https://songhong.vn/a', '', ['songhong.vn'], 'wrong_origin'],
  ])('decides on %s', (_what, url, originHost, domains, expected) => {
    expect(outcome(url, originHost, domains)).toBe(expected);
  });

  it('takes localhost when the site lists it', () => {
    expect(outcome('http://localhost:3000/a', 'localhost', ['localhost'])).toBe('kept');
  });

  it("asks the page's host but not the origin of a server with an API key", () => {
    expect(outcome('https://songhong.vn/a', 'cms.example', ['songhong.vn'], true)).toBe('kept');
    expect(outcome('https://copy.example/a', undefined, ['songhong.vn'], true)).toBe('wrong_origin url');
  });
});
