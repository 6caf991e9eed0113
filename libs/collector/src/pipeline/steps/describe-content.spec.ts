import { describe, expect, it } from '@jest/globals';
import { draftOf, partsWith } from '../draft-fixture.js';
import { describeContent } from './describe-content.js';

const stored = (wire: Parameters<typeof draftOf>[0]) => {
  const draft = draftOf(wire);
  describeContent.run(draft, partsWith());
  return draft.event;
};

describe('describe-content', () => {
  it('stores an article under its own headline, times in seconds', () => {
    expect(
      stored({
        title: 'Bão số 3 đổ bộ - Báo Sông Hồng',
        article: {
          id: '4812',
          title: 'Bão số 3 đổ bộ',
          authors: ['Nguyễn Văn A', 'Trần Thị B'],
          section: 'Thời sự',
          tags: ['bão', 'miền Trung'],
          published_at: '2026-11-01T08:00:00+07:00',
          modified_at: '2026-11-01T09:30:00',
          word_count: 812.4,
          type: 'news',
          access: 'free',
        },
        lang: 'vi-VN',
        screen: '390x844',
      }),
    ).toMatchObject({
      title: 'Bão số 3 đổ bộ',
      article_id: '4812',
      authors: ['Nguyễn Văn A', 'Trần Thị B'],
      section: 'Thời sự',
      tags: ['bão', 'miền Trung'],
      published_at: Date.UTC(2026, 10, 1, 1) / 1000,
      modified_at: Date.UTC(2026, 10, 1, 2, 30) / 1000,
      word_count: 812,
      content_type: 'news',
      access: 'free',
      lang: 'vi-VN',
      screen: '390x844',
    });
  });

  it('cuts what describes and never refuses it', () => {
    const event = stored({
      title: 'T'.repeat(600),
      article: {
        authors: Array.from({ length: 40 }, (_, n) => `Tác giả ${n}`),
        section: 'S'.repeat(200),
        published_at: 'hôm qua',
      },
    });
    expect(event.title).toHaveLength(512);
    expect(event.authors).toHaveLength(30);
    expect(event.section).toHaveLength(128);
    expect(event.published_at).toBeUndefined();
  });

  it('names each author and tag once, and leaves empty ones out', () => {
    expect(stored({ article: { authors: ['A', ' A ', ''], tags: ['bão', 'ba\u0303o'] } })).toMatchObject({
      authors: ['A'],
      tags: ['bão'],
    });
  });

  it('keeps properties as they are named, even like a prototype', () => {
    const props = JSON.parse('{"__proto__":"x","paywall":"meter\\u0000ed"}') as Record<string, string>;
    expect(JSON.stringify(stored({ props }).props)).toBe('{"__proto__":"x","paywall":"meter ed"}');
  });
});
