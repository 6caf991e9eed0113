import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WireArticle, WireEvent } from '@nhipbao/events';
import { eventually, Stage } from './setup.js';

describe('what is told of the content', () => {
  let stage: Stage;
  beforeAll(async () => (stage = await Stage.set()));
  afterAll(() => stage.strike());
  beforeEach(() => stage.begin());

  const articleOf = async (path: string): Promise<WireArticle | undefined> => {
    const page = await stage.newPage();
    await page.goto(stage.site.origin + path);
    const [view] = await stage.pageviews(1);
    await page.close();
    return view?.article;
  };

  it('reads a subtype of NewsArticle inside @graph, and the canonical address', async () => {
    expect(await articleOf('/article')).toEqual({
      id: 'https://bao.example/thoi-su/lu-tren-song-huong-100123.html',
      title: 'Lũ trên sông Hương lên nhanh trong đêm',
      authors: ['Trần Thị Mai', 'Lê Văn Nam'],
      section: 'Thời sự',
      tags: ['lũ lụt', 'Huế', 'thời tiết'],
      word_count: 640,
      published_at: '2026-11-23T05:30:00+07:00',
      modified_at: '2026-11-23T07:00:00+07:00',
      type: 'reportage',
      access: 'subscriber',
    });
  });

  it('reads a live blog from a list, not its updates', async () => {
    expect(await articleOf('/live-blog')).toMatchObject({
      title: 'Trực tiếp: chung kết bóng đá',
      authors: ['Ban Thể thao'],
      tags: ['bóng đá', 'chung kết'],
      type: 'live',
      access: 'free',
    });
  });

  it('falls back to OpenGraph when JSON-LD is broken', async () => {
    expect(await articleOf('/opengraph')).toEqual({
      id: `${stage.site.origin}/opengraph`,
      title: 'Mùa cà phê chín',
      authors: ['Nguyễn Văn Bình'],
      section: 'Kinh tế',
      tags: ['cà phê', 'Đắk Lắk'],
      published_at: '2026-11-20T08:00:00+07:00',
      type: 'article',
    });
  });

  it('takes a front page for no article', async () => {
    expect(await articleOf('/front')).toBeUndefined();
  });

  it('measures the deepest view of the article, not of the page around it', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/article`);
    await stage.pageviews(1);
    const half = await page.evaluate<number>(`(() => {
      const { top, height } = document.querySelector('#bai').getBoundingClientRect();
      const y = top + scrollY + height / 2 - innerHeight;
      scrollTo(0, y);
      return y;
    })()`);
    expect(half).toBeGreaterThan(0);
    await page.evaluate(
      'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
    );
    await page.evaluate('scrollTo(0, 0)');
    await page.close();
    const depth = await eventually(
      'the depth',
      () => stage.events('engagement').findLast((event) => event.scroll_pct)?.scroll_pct,
    );
    expect(depth).toBeGreaterThanOrEqual(49);
    expect(depth).toBeLessThanOrEqual(51);
  });

  it('tells what was played, merged, and adds nothing for a part heard twice', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/media`);
    const play = (fromSeconds: number): Promise<void> =>
      page.evaluate(`(async () => {
        const radio = document.querySelector('audio');
        radio.currentTime = ${fromSeconds};
        await radio.play();
        await new Promise((resolve) => {
          const look = () => (radio.currentTime >= ${fromSeconds + 2} ? resolve() : requestAnimationFrame(look));
          look();
        });
        radio.pause();
      })()`);
    await play(0);
    await play(30);
    await play(1);
    await page.close();
    const { media } = await eventually('the media event', (): WireEvent | undefined =>
      stage.events('media').findLast((event) => event.media?.played.length === 2),
    );
    expect(media).toMatchObject({
      id: `${stage.site.origin}/tone.wav`,
      kind: 'audio',
      title: 'Bản tin 6 giờ',
    });
    expect(media?.duration_ms).toBe(60_000);
    const played = [...(media?.played ?? [])].sort((a, b) => a[0] - b[0]);
    expect(played.map(([fromMs]) => Math.round(fromMs / 1000))).toEqual([0, 30]);
    expect(played.map(([, toMs]) => Math.round(toMs / 1000))).toEqual([3, 32]);
  });

  it('knows a live stream by its endless duration', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/media`);
    await page.evaluate(`(async () => {
      const sound = new AudioContext();
      const oscillator = sound.createOscillator();
      const stream = sound.createMediaStreamDestination();
      oscillator.connect(stream);
      oscillator.start();
      const radio = new Audio();
      radio.dataset.nb = 'kenh-thoi-su';
      nhipbao.follow(radio);
      radio.srcObject = stream.stream;
      await radio.play();
      window.radio = radio;
    })()`);
    const { media } = await eventually('the live stream', () => stage.events('media')[0]);
    expect(media).toMatchObject({ id: 'kenh-thoi-su', kind: 'live' });
    expect(media?.played).toHaveLength(1);
    await page.close();
  });

  it('tells conversions and properties of the page view', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/article`);
    await page.evaluate(`nhipbao.props({ nhom: 'A', lan: 2 })`);
    await page.evaluate(`nhipbao.conversion('subscribe', { value: 49000, currency: 'VND' })`);
    const conversion = await eventually('the conversion', () => stage.events('conversion')[0]);
    const [view] = await stage.pageviews(1);
    expect(conversion).toMatchObject({
      pv: view?.pv,
      conversion: { kind: 'subscribe', value: 49000, currency: 'VND' },
      props: { nhom: 'A', lan: '2' },
    });
    expect(view?.props).toEqual({ nhom: 'A', lan: '2' });
    await page.close();
  });
});
