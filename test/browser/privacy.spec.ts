import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually, Stage } from './setup.js';

const THIRTEEN_MONTHS_MS = 396 * 86_400_000;
const CONSENTED = encodeURIComponent('data-consent="analytics"');

describe('what is stored on the reader’s device', () => {
  let stage: Stage;
  beforeAll(async () => (stage = await Stage.set()));
  afterAll(() => stage.strike());
  beforeEach(() => stage.begin());

  const open = async (path = '/article', prepare = ''): Promise<Page> => {
    const page = await stage.newPage();
    if (prepare) await page.addInitScript(prepare);
    await page.goto(stage.site.origin + path);
    return page;
  };
  const stored = (page: Page): Promise<Record<string, string>> => page.evaluate('({ ...localStorage })');
  const leave = async (page: Page): Promise<void> => {
    await page.evaluate('localStorage.clear()');
    await page.close();
  };

  it('is nothing without consent', async () => {
    const page = await open();
    const [view] = await stage.pageviews(1);
    expect(view).not.toHaveProperty('vid');
    expect(view).not.toHaveProperty('consent');
    expect(await stored(page)).toEqual({});
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(await page.evaluate('indexedDB.databases()')).toEqual([]);
    expect(await stage.context.cookies()).toEqual([]);
    await leave(page);
  });

  it('is an identifier of at most 13 months with consent, and nothing again when it is withdrawn', async () => {
    const page = await open();
    await page.evaluate('nhipbao.consent(true)');
    const [view] = await stage.pageviews(1);
    const item = (await stored(page)).nhipbao ?? '';
    const [vid, expiresAt] = item.split('.');
    expect(view).toMatchObject({ consent: 'analytics', vid });
    expect(Number(expiresAt) - Date.now()).toBeLessThan(THIRTEEN_MONTHS_MS);

    await page.reload();
    await page.mouse.move(40, 50);
    const [, next] = await stage.pageviews(2);
    expect(next?.vid).toBe(vid);

    await page.evaluate('nhipbao.consent(false)');
    expect(await stored(page)).toEqual({});
    await page.evaluate(`nhipbao.conversion('register')`);
    expect(await eventually('the conversion', () => stage.events('conversion')[0])).not.toHaveProperty('vid');
    await leave(page);
  });

  it('follows data-consent, and forgets an identifier that has expired', async () => {
    const page = await open(`/article?tag=${CONSENTED}`);
    const [first] = await stage.pageviews(1);
    expect(first?.vid).toBeDefined();
    await page.evaluate(`localStorage.nhipbao = localStorage.nhipbao.replace(/\\d+$/, Date.now() - 1)`);
    await page.goto(`${stage.site.origin}/front?tag=${CONSENTED}`);
    const [, second] = await stage.pageviews(2);
    expect(second?.vid).toBeDefined();
    expect(second?.vid).not.toBe(first?.vid);
    await leave(page);
  });

  it('is no identifier under Global Privacy Control, whatever the site says', async () => {
    const page = await open(
      `/article?tag=${CONSENTED}`,
      `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })`,
    );
    await page.evaluate('nhipbao.consent(true)');
    const [view] = await stage.pageviews(1);
    expect(view).not.toHaveProperty('vid');
    expect(await stored(page)).toEqual({});
    await leave(page);
  });

  it('is one flag after an opt-out, and nothing is sent until the reader opts in again', async () => {
    const page = await open(`/article?tag=${CONSENTED}`);
    await page.evaluate('nhipbao.optOut()');
    expect(await stored(page)).toEqual({ nhipbao: 'out' });
    await page.goto(`${stage.site.origin}/front?tag=${CONSENTED}`);
    await page.evaluate(`nhipbao.conversion('register')`);
    await page.mouse.move(10, 20);
    expect(await stored(page)).toEqual({ nhipbao: 'out' });
    await page.evaluate('nhipbao.optIn()');
    const [view] = await stage.pageviews(1);
    expect(new URL(view?.url ?? '').pathname).toBe('/front');
    expect(stage.events('conversion')).toEqual([]);
    await leave(page);
  });
});
