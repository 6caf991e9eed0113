import { describe, expect, it } from '@jest/globals';
import { Random } from '../random.js';
import { fillHeadline, slug } from './headline.js';
import { BREAKING_STORIES, NEWSPAPER_SECTIONS } from './newspaper-headlines.js';
import {
  JOURNAL_SECTIONS,
  MAGAZINE_SECTIONS,
  RADIO_SECTIONS,
  TELEVISION_SECTIONS,
} from './other-headlines.js';

const sections = [
  ...NEWSPAPER_SECTIONS,
  ...MAGAZINE_SECTIONS,
  ...JOURNAL_SECTIONS,
  ...RADIO_SECTIONS,
  ...TELEVISION_SECTIONS,
];
const templates = [...sections.flatMap(({ headlines }) => headlines), ...BREAKING_STORIES.flat()];

describe('headlines', () => {
  it.each(templates)('fills every slot of “%s”', (template) => {
    const headline = fillHeadline(template, new Random(1, template));
    expect(headline).not.toMatch(/[{}]/);
    expect(headline.charAt(0)).toBe(headline.charAt(0).toUpperCase());
    expect(headline.normalize('NFC')).toBe(headline);
  });

  it('names the template when it has a slot that nothing fills', () => {
    expect(() => fillHeadline('Chuyện {khong_co}', new Random(1))).toThrow(/khong_co/);
  });

  it.each([
    ['Đà Nẵng: 3 điều cần biết!', 'da-nang-3-dieu-can-biet'],
    ['“Tôi học nghề gốm”', 'toi-hoc-nghe-gom'],
  ])('writes “%s” as an address', (headline, expected) => expect(slug(headline)).toBe(expected));
});
