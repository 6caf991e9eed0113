import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { visitAlone } from './browser.js';
import { Reader } from './reader.js';
import { eventually, Stage } from './setup.js';
import { allowedErrorMs } from './truth.js';

describe('what counts as a page view', () => {
  let stage: Stage;
  beforeAll(async () => (stage = await Stage.set()));
  afterAll(() => stage.strike());
  beforeEach(() => stage.begin());

  const paths = (): string[] => stage.events('pageview').map(({ url = '' }) => new URL(url).pathname);

  it('counts a page that comes back from the back-forward cache, with counters of its own', async () => {
    const page = await stage.newPage();
    const reader = await Reader.open(page, `${stage.site.origin}/article`);
    await reader.read(2000);
    await page.goto(`${stage.site.origin}/front`);
    await stage.pageviews(2);
    await page.evaluate(`setTimeout(() => history.back())`);
    const [first, , again] = await stage.pageviews(3);
    expect(paths()).toEqual(['/article', '/front', '/article']);
    expect(again?.pv).not.toBe(first?.pv);
    await page.close();
  });

  it('counts a prerendered page only when it is activated', async () => {
    const leave = await visitAlone(`${stage.site.origin}/prerender`);
    try {
      const [opener, followed] = await stage.pageviews(2);
      expect(paths()).toEqual(['/prerender', '/article']);
      // It was there before the reader came; the page view begins with the reader.
      expect((followed?.ts ?? 0) - (opener?.ts ?? 0)).toBeGreaterThan(2000);
      expect(followed?.ref).toBe(`${stage.site.origin}/prerender`);
    } finally {
      await leave();
    }
  });

  it('counts a page in a background tab when it is first seen', async () => {
    const page = await stage.newPage();
    const front = await stage.newPage();
    await front.bringToFront();
    await page.goto(`${stage.site.origin}/article`);
    await front.goto(`${stage.site.origin}/front`);
    await stage.pageviews(1);
    expect(paths()).toEqual(['/front']);
    await page.bringToFront();
    await stage.pageviews(2);
    expect(paths()).toEqual(['/front', '/article']);
    await page.close();
    await front.close();
  });

  it('follows a single-page application and reads the metadata that come later', async () => {
    const page = await stage.newPage();
    const first = await Reader.open(page, `${stage.site.origin}/spa/bai-mot`);
    await first.read(4000);
    await page.evaluate(`history.replaceState({}, '', '?cung-bai')`); // only the query changes: the same page
    const firstMs = first.end();
    await page.click('#next');
    const [one, two] = await stage.pageviews(2);
    expect(paths()).toEqual(['/spa/bai-mot', '/spa/bai-hai']);
    expect([one?.article?.title, two?.article?.title]).toEqual([
      'Gạo xuất khẩu tăng giá',
      'Metro thêm tuyến mới',
    ]);
    expect(two?.title).toBe('Metro thêm tuyến mới');
    expect(two?.ref).toBe(one?.url);
    await eventually('the second view’s time', () => stage.engagedMs(two?.pv) > 0);
    expect(Math.abs(stage.engagedMs(one?.pv) - firstMs)).toBeLessThanOrEqual(allowedErrorMs(firstMs));

    await page.evaluate('history.back()');
    const [, , three] = await stage.pageviews(3);
    expect(paths()[2]).toBe('/spa/bai-mot');
    expect(three?.article?.title).toBe('Gạo xuất khẩu tăng giá');
    await page.close();
  });

  it('does not count a reload by a timer until a person does something', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/refresh`);
    await page.bringToFront();
    await page.waitForEvent('load');
    await page.waitForEvent('load');
    await stage.pageviews(1);
    expect(paths()).toEqual(['/refresh']);
    await page.mouse.move(50, 60);
    await stage.pageviews(2);
    await page.close();
  });

  it('counts once when the page is framed or tagged twice', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/framed`);
    await page.goto(`${stage.site.origin}/twice`);
    await stage.pageviews(2);
    await page.close();
    expect(paths()).toEqual(['/framed', '/twice']);
  });

  it('leaves page views to the site with data-auto="off"', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.origin}/front?tag=${encodeURIComponent('data-auto="off"')}`);
    await page.evaluate(`nhipbao.pageview({
      url: 'https://bao.example/doc-truyen/chuong-1',
      title: 'Chương 1',
      article: { id: 'truyen-1', title: 'Chương 1' },
      props: { mau: 'toi' },
    })`);
    const [view] = await stage.pageviews(1);
    expect(view).toMatchObject({
      url: 'https://bao.example/doc-truyen/chuong-1',
      title: 'Chương 1',
      article: { id: 'truyen-1' },
      props: { mau: 'toi' },
    });
    await page.close();
    expect(paths()).toHaveLength(1);
  });

  it('works on a plain HTTP page, which is no secure context', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.site.insecureOrigin}/article`);
    expect(await page.evaluate('isSecureContext')).toBe(false);
    const [view] = await stage.pageviews(1);
    expect(view?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    await page.close();
  });
});
