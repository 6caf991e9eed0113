import { describe, expect, it } from '@jest/globals';
import { FieldProblem, readWireEvent } from './wire-event.validation.js';

const id = '0b5c2f2e-8d0f-4a75-9a0c-0d7e5f1a2b3c';
const pv = 'F47AC10B-58CC-1372-8567-0E02B2C3D479';
const base = { site: 'nb_abc', id, ts: 1_793_500_000_000 };
const pageview = { ...base, type: 'pageview', pv, url: 'https://baovidu.vn/tin/a.html' };
const engagement = { ...base, type: 'engagement', pv, engaged_ms: 12_000 };
const media = { ...base, type: 'media', pv, media: { id: 'm1', kind: 'audio', played: [[0, 1000]] } };
const conversion = { ...base, type: 'conversion', conversion: { kind: 'subscribe' } };

const problem = (value: unknown) => {
  const read = readWireEvent(value);
  return read instanceof FieldProblem ? [read.field, read.expected, read.code] : 'valid';
};
const nested = (levels: number): unknown => (levels === 0 ? 'x' : { next: nested(levels - 1) });

describe('readWireEvent', () => {
  it.each([
    ['a page view', pageview],
    ['an engagement with time', engagement],
    ['an engagement with scroll alone', { ...base, type: 'engagement', pv, scroll_pct: 40 }],
    ['a media event', media],
    ['a conversion without a page view', conversion],
    ['an unknown field of a newer client', { ...pageview, colour: 'red' }],
    ['a title of any length', { ...pageview, title: 'Tết '.repeat(500) }],
    [
      'twenty properties',
      { ...pageview, props: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${n}`, 'x'])) },
    ],
    [
      'a property named like a prototype',
      JSON.parse(JSON.stringify(pageview).replace('}', ',"props":{"__proto__":"x"}}')),
    ],
    ['exactly six levels', { ...pageview, extra: nested(5) }],
  ])('accepts %s and returns it as it is', (_what, value) => {
    expect(readWireEvent(value)).toBe(value);
  });

  it.each([
    ['null', null, ''],
    ['a number', 7, ''],
    ['a list', [], ''],
    ['no type', { ...pageview, type: undefined }, 'type'],
    ['an unknown type', { ...pageview, type: 'click' }, 'type'],
    ['a type that is no text', { ...pageview, type: 3 }, 'type'],
    ['no site', { ...pageview, site: undefined }, 'site'],
    ['an empty site', { ...pageview, site: '' }, 'site'],
    ['no id', { ...pageview, id: undefined }, 'id'],
    ['an id that is no UUID', { ...pageview, id: 'abc' }, 'id'],
    ['an id with a prefix', { ...pageview, id: `urn:uuid:${id}` }, 'id'],
    ['a time as text', { ...pageview, ts: '2026-11-01' }, 'ts'],
    ['an infinite time', { ...pageview, ts: JSON.parse('1e999') as number }, 'ts'],
    ['a page view without pv', { ...pageview, pv: undefined }, 'pv'],
    ['a page view without url', { ...pageview, url: undefined }, 'url'],
    ['a url that is no web address', { ...pageview, url: 'javascript:alert(1)' }, 'url'],
    ['a url that is too long', { ...pageview, url: `https://a.vn/${'x'.repeat(2048)}` }, 'url'],
    ['an engagement without a measure', { ...engagement, engaged_ms: undefined }, 'engaged_ms'],
    ['a negative engaged time', { ...engagement, engaged_ms: -1 }, 'engaged_ms'],
    ['an engaged time as text', { ...engagement, engaged_ms: '12' }, 'engaged_ms'],
    ['an engaged time over a day', { ...engagement, engaged_ms: 86_400_001 }, 'engaged_ms'],
    ['a scroll over 100 %', { ...engagement, scroll_pct: 101 }, 'scroll_pct'],
    ['a media event without media', { ...media, media: undefined }, 'media'],
    ['media without an id', { ...media, media: { kind: 'audio', played: [] } }, 'media.id'],
    ['an unknown kind of media', { ...media, media: { ...media.media, kind: 'film' } }, 'media.kind'],
    ['half an interval', { ...media, media: { ...media.media, played: [[0, 1], [5]] } }, 'media.played[1]'],
    [
      'an interval of text',
      { ...media, media: { ...media.media, played: [[0, 'x']] } },
      'media.played[0][1]',
    ],
    [
      'a reversed interval',
      {
        ...media,
        media: {
          ...media.media,
          played: [
            [0, 1],
            [9, 3],
          ],
        },
      },
      'media.played[1]',
    ],
    ['a conversion without its object', { ...conversion, conversion: undefined }, 'conversion'],
    ['a conversion without kind', { ...conversion, conversion: { value: 3 } }, 'conversion.kind'],
    [
      'a currency in words',
      { ...conversion, conversion: { kind: 'donate', currency: 'dong' } },
      'conversion.currency',
    ],
    ['another consent', { ...pageview, consent: 'yes' }, 'consent'],
    ['an article that is a list', { ...pageview, article: [] }, 'article'],
    ['authors as text', { ...pageview, article: { authors: 'A' } }, 'article.authors'],
    ['an author as a number', { ...pageview, article: { authors: ['A', 1] } }, 'article.authors[1]'],
    ['a screen in words', { ...pageview, screen: 'large' }, 'screen'],
    [
      '21 properties',
      { ...pageview, props: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`p${n}`, 'x'])) },
      'props',
    ],
    ['a property that is a number', { ...pageview, props: { a: 1 } }, 'props.a'],
    ['a property that is too long', { ...pageview, props: { a: 'x'.repeat(257) } }, 'props.a'],
  ])('names the field of %s', (_what, value, field) => {
    expect(problem(value)).toEqual([field, expect.any(String), 'invalid']);
  });

  it('says what is expected, and that a field is missing', () => {
    expect(problem({ ...pageview, pv: undefined })).toEqual([
      'pv',
      'a UUID (the page view that the event belongs to); it is missing',
      'invalid',
    ]);
    expect(problem({ ...engagement, engaged_ms: '12' })).toEqual([
      'engaged_ms',
      'a number from 0 to 86400000 (engaged time of the page view so far, ms)',
      'invalid',
    ]);
    expect(problem({ ...pageview, type: 'click' })).toEqual([
      'type',
      'one of pageview, engagement, media, conversion',
      'invalid',
    ]);
  });

  it('refuses more than six levels, however many there are', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    expect(problem({ ...pageview, extra: nested(6) })).toEqual(['', 'at most 6 nested levels', 'too_deep']);
    expect(problem({ ...pageview, extra: deep })).toEqual(['', 'at most 6 nested levels', 'too_deep']);
  });

  it('keeps the path short when a property name is long', () => {
    const [field] = problem({ ...pageview, props: { ['x'.repeat(1000)]: 'y' } });
    expect(field).toBe('props');
    expect(problem({ ...pageview, props: { ['x'.repeat(64)]: 3 } })[0]).toHaveLength(70);
  });
});
