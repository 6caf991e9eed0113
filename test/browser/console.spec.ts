import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { Newsroom, signIn } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { until } from '../product/until.js';
import { EXECUTABLE } from './browser.js';

const FRONT = { title: 'Lũ trên sông Hương lên nhanh', section: 'Thời sự', views: 12 };
const SPORT = { title: 'Đội tuyển thắng trận mở màn', section: 'Thể thao', views: 5 };

let product: Product;
let newsroom: Newsroom;
let browser: Browser;
let context: BrowserContext;
let page: Page;

/** Page views of so many readers, a moment ago. */
function viewsOf({ title, section, views }: typeof FRONT): object[] {
  return Array.from({ length: views }, (_, reader) => ({
    type: 'pageview',
    id: randomUUID(),
    pv: randomUUID(),
    site: newsroom.siteKey,
    ts: Date.now() - 1_000,
    url: `https://mau.example/${section === FRONT.section ? 'lu' : 'bong-da'}.html`,
    title,
    article: { id: section, section },
    client: { ip: `113.160.${section.length}.${reader + 1}`, user_agent: 'Mozilla/5.0 (X11) Firefox/140.0' },
  }));
}

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Báo Mẫu', 'mau.example');
  const { body } = await newsroom.send([...viewsOf(FRONT), ...viewsOf(SPORT)]);
  expect(body).toMatchObject({ accepted: FRONT.views + SPORT.views, rejected: [] });
  await newsroom.figuresReach();
});
afterAll(async () => {
  await browser.close();
  await product.destroy();
});
beforeEach(async () => {
  // A click on a dialog that still grows can miss its button.
  context = await browser.newContext({ baseURL: product.url, locale: 'vi-VN', reducedMotion: 'reduce' });
  page = await context.newPage();
});
afterEach(() => context.close());

/** Opens an address signed in as the operator. */
async function open(address: string, size = { width: 1360, height: 900 }): Promise<void> {
  const { email, password } = product.operator;
  const [name = '', value = ''] = (await signIn(product, email, password)).split('=');
  await context.addCookies([{ name, value, url: product.url }]);
  await page.setViewportSize(size);
  await page.goto(address);
}

const shows = async (locator: Locator, text: string): Promise<void> => {
  await until(`it shows ${text}`, async () => (await locator.innerText()).includes(text));
};
const pageviews = (): Locator =>
  page.locator('.figure', { hasText: 'Lượt xem' }).first().locator('.figure__value');

describe('the console in a browser', () => {
  it('lets in who knows the password, in the language of choice', async () => {
    const { email, password } = product.operator;
    await page.goto('/sector');
    await page.fill('#email', email);
    await page.fill('#password', 'không phải mật khẩu này');
    await page.keyboard.press('Enter');
    await until('it says why not', async () => (await page.getByRole('alert').innerText()) !== '');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.fill('#password', password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The whole press sector' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sector');
  });

  it('shows an outlet its figures; a row filters, the address keeps it, and going back undoes it', async () => {
    await open(`/outlets/${newsroom.outletId}?period=today&content=section`);
    await shows(pageviews(), String(FRONT.views + SPORT.views));
    await page.locator(`.bar-list__row[title="${SPORT.section}"]`).click();
    await page.locator('.chips', { hasText: SPORT.section }).waitFor();
    await until(
      'the filter is in force',
      async () => (await pageviews().innerText()) === String(SPORT.views),
    );
    const filtered = page.url();
    await page.goBack();
    await shows(pageviews(), String(FRONT.views + SPORT.views));
    await page.goto(filtered);
    await until('it is again', async () => (await pageviews().innerText()) === String(SPORT.views));
  });

  it('has room for every page on a phone', async () => {
    const outlet = `/outlets/${newsroom.outletId}`;
    for (const address of [outlet, `${outlet}/live`, `${outlet}/sites`, '/sector', '/platform']) {
      await open(address, { width: 390, height: 844 });
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ address, overflow }).toEqual({ address, overflow: 0 });
    }
  });

  it('lets an operator admit an outlet, and change what is known of it', async () => {
    await open('/platform');
    await page.getByRole('button', { name: 'Thêm cơ quan báo chí' }).first().click();
    const dialog = page.getByRole('dialog');
    const submit = dialog.locator('button[type=submit]');
    await submit.click();
    await dialog.getByText('Không được để trống').waitFor();
    await dialog.getByLabel('Tên', { exact: true }).fill('Báo Ngày Mai');
    await dialog.getByLabel('Số giấy phép').fill('12/GP-BTTTT');
    await submit.click();
    await page.waitForURL(/\/outlets\/\d+\/sites$/);
    await page.getByText('Báo Ngày Mai').first().waitFor();
    await page.goto('/platform');
    const row = page.locator('tr', { hasText: 'Báo Ngày Mai' });
    await row.getByRole('button', { name: 'Sửa' }).click();
    expect(await dialog.getByLabel('Số giấy phép').inputValue()).toBe('12/GP-BTTTT');
    await dialog.getByLabel('Tên', { exact: true }).fill('Báo Ngày Kia');
    await submit.click();
    await page.locator('tr', { hasText: 'Báo Ngày Kia' }).waitFor();
    expect(await page.locator('tr', { hasText: 'Báo Ngày Mai' }).count()).toBe(0);
  });

  it('lets an operator recompute days, shows how far that is, and stays when it is done', async () => {
    await open('/platform');
    const panel = page.getByRole('region', { name: 'Tính lại số liệu' });
    await panel.getByText('Chưa lần nào').waitFor();
    await panel.getByRole('button', { name: 'Tính lại' }).click();
    const dialog = page.getByRole('dialog');
    const submit = dialog.locator('button[type=submit]');
    await submit.click();
    await dialog.getByText('Không được để trống').waitFor();
    const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    const [from, to] = [dialog.locator('input[date-range=start]'), dialog.locator('input[date-range=end]')];
    await from.click();
    await from.fill(today);
    await from.press('Enter');
    await to.fill(today);
    // Takes the day and sends the form.
    await to.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await panel.locator('li', { hasText: 'Mọi cơ quan báo chí' }).waitFor();
    await panel.locator('li', { hasText: 'xong lúc' }).waitFor({ timeout: 60_000 });
    await page.goto(`/outlets/${newsroom.outletId}?period=today`);
    await shows(pageviews(), String(FRONT.views + SPORT.views));
  });

  it('lets an operator add a regulator, who sees the sector and no platform', async () => {
    const email = 'giam.sat@kiemthu.example';
    const password = 'mật khẩu thử nghiệm';
    await open('/platform');
    await page.getByRole('button', { name: 'Thêm người' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ tên').fill('Người giám sát');
    await dialog.getByLabel('Thư điện tử').fill(email);
    await dialog.locator('input[type=password]').fill(password);
    await dialog.locator('button[type=submit]').click();
    await page.getByText(email).waitFor();
    await context.clearCookies();
    const [name = '', value = ''] = (await signIn(product, email, password)).split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    await page.goto('/platform');
    await page.getByText('Ngoài phạm vi được xem').waitFor();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Toàn ngành báo chí' }).waitFor();
    expect(await page.locator('nav a[href="/platform"]').count()).toBe(0);
  });
});
