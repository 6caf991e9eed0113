import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { until } from '../product/until.js';
import { type Chromium, startChromium } from './browser.js';
import { type Site, startSite } from './site.js';

/** A headless browser says so in its name and would be counted as a robot. */
const USER_AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const READING_STEPS = 14;

const vietnameseDay = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

let product: Product;
let chromium: Chromium;
let site: Site;
let newsroom: Newsroom;

beforeAll(async () => {
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Báo mẫu', 'localhost');
  chromium = await startChromium();
  site = await startSite(product.url);
  site.tagWith(newsroom.siteKey);
});

afterAll(async () => {
  await chromium.stop();
  await site.stop();
  await product.destroy();
});

describe('a reader in a real browser on a tagged page', () => {
  it('becomes a number on the outlet’s dashboard: the script as served, the collector, the store, the API', async () => {
    const [context] = chromium.browser.contexts();
    if (!context) throw new Error('the browser has a context');
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setUserAgentOverride', { userAgent: USER_AGENT });
    await page.goto(`${site.origin}/article`);
    const live = await until('the live view shows the reader', async () => {
      await page.mouse.wheel(0, 200);
      const { articles } = await newsroom.live();
      return articles.find(({ readers }) => readers > 0);
    });
    expect(live).toMatchObject({ title: 'Lũ trên sông Hương lên nhanh trong đêm', readers: 1 });
    for (let step = 0; step < READING_STEPS; step++) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(1000);
    }
    await page.close();
    const day = vietnameseDay();
    const row = await until('the figures show the reading', async () => {
      const { body } = await newsroom.ask({
        metrics: ['pageviews', 'visitors', 'articles_read', 'engaged_time', 'robot_pageviews'],
        dimensions: ['article', 'title', 'section'],
        date_range: [day, day],
      });
      const [first] = body.rows;
      return first && Number(first[5]) > 0 ? first : undefined;
    });
    const [, title, section, pageviews, visitors, articlesRead, engagedMs, robots] = row;
    expect({ title, section, pageviews, visitors, articlesRead, robots }).toEqual({
      title: 'Lũ trên sông Hương lên nhanh trong đêm',
      section: 'Thời sự',
      pageviews: 1,
      visitors: 1,
      articlesRead: 1,
      robots: 0,
    });
    expect(Number(engagedMs)).toBeGreaterThan(READING_STEPS * 900);
  });
});
