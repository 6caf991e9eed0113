import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startChromium } from './browser.js';
import { Reader } from './reader.js';
import { eventually, Stage } from './setup.js';
import { allowedErrorMs } from './truth.js';

/** What a report that is on its way needs to arrive. */
const SETTLED_MS = 1500;
/** Without help from the browser a killed page loses what it did since its last report. */
const REPORT_MS = 15_000;

describe('engaged time against a scripted reader', () => {
  let stage: Stage;
  beforeAll(async () => (stage = await Stage.set()));
  afterAll(() => stage.strike());
  beforeEach(() => stage.begin());

  const open = async (path: string, prepare?: string): Promise<Reader> => {
    const page = await stage.newPage();
    if (prepare) await page.addInitScript(prepare);
    return Reader.open(page, stage.site.origin + path);
  };

  /** Waits until nothing more arrives, then compares. */
  const compare = async (trueMs: number): Promise<number> => {
    const [first] = await stage.pageviews(1);
    let lastAt = Date.now();
    let seen = -1;
    await eventually('the last report', () => {
      if (stage.recorder.deliveries.length !== seen) lastAt = Date.now();
      seen = stage.recorder.deliveries.length;
      return Date.now() - lastAt > SETTLED_MS;
    });
    const toldMs = stage.engagedMs(first?.pv);
    process.stdout.write(
      `${expect.getState().currentTestName ?? ''}: true ${trueMs} ms, told ${toldMs} ms\n`,
    );
    return toldMs - trueMs;
  };

  const expectTrue = async (trueMs: number): Promise<void> => {
    expect(Math.abs(await compare(trueMs))).toBeLessThanOrEqual(allowedErrorMs(trueMs));
  };

  it('counts a reader who reads without a break', async () => {
    const reader = await open('/article');
    await reader.read(20_000);
    const trueMs = reader.end();
    await reader.page.close();
    await expectTrue(trueMs);
  });

  it('stops five seconds after the last input and goes on with the next', async () => {
    const reader = await open('/article');
    await reader.read(4000);
    await reader.rest(10_000);
    await reader.read(4000);
    await reader.rest(7000);
    const trueMs = reader.end();
    await reader.page.close();
    await expectTrue(trueMs);
  });

  it('stops while another tab is in front', async () => {
    const reader = await open('/article');
    await reader.read(4000);
    const other = await stage.newPage();
    await other.bringToFront();
    reader.note('blurred');
    reader.note('hidden');
    expect(await reader.page.evaluate<string>('document.visibilityState')).toBe('hidden');
    await reader.rest(6000);
    await reader.page.bringToFront();
    reader.note('shown');
    reader.note('focused');
    expect(await reader.page.evaluate<string>('document.visibilityState')).toBe('visible');
    await reader.read(3000);
    const trueMs = reader.end();
    await reader.page.close();
    await other.close();
    await expectTrue(trueMs);
  });

  it('stops while another window has the focus, though the page stays visible and moves', async () => {
    // Headless windows do not take the focus from each other, and a pointer gives it. The first tab of a new browser
    // has none of its own: there the debugger's focus emulation gives and takes it, with the events that belong to it.
    const own = await startChromium();
    const page = own.browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('a new browser has a first tab');
    const session = await page.context().newCDPSession(page);
    const focus = (enabled: boolean) => session.send('Emulation.setFocusEmulationEnabled', { enabled });
    const state = () => page.evaluate<[string, boolean]>('[document.visibilityState, document.hasFocus()]');

    const reader = await Reader.open(page, `${stage.site.origin}/article`, () => focus(true));
    await reader.scroll(4000);
    await focus(false);
    reader.note('blurred');
    expect(await state()).toEqual(['visible', false]);
    await reader.scroll(6000);
    await focus(true);
    reader.note('focused');
    await reader.scroll(2000);
    const trueMs = reader.end();
    await page.goto('about:blank');
    await expectTrue(trueMs);
    await own.stop();
  });

  it('counts media that plays while the page is visible, without any input', async () => {
    const reader = await open('/media');
    await reader.page.evaluate(`document.querySelector('audio').play()`);
    reader.note('playing');
    await reader.rest(14_000);
    await reader.page.evaluate(`document.querySelector('audio').pause()`);
    reader.note('paused');
    await reader.rest(3000);
    const trueMs = reader.end();
    await reader.page.close();
    await expectTrue(trueMs);
  });

  it('survives a crash of the tab', async () => {
    const reader = await open('/article');
    await reader.read(12_500);
    const session = await stage.context.newCDPSession(reader.page);
    const trueMs = reader.end();
    session.send('Page.crash').catch(() => undefined); // the page does not live to answer
    await expectTrue(trueMs);
    await reader.page.close();
  });

  it('survives a kill of the tab’s process', async () => {
    const reader = await open('/article');
    await reader.read(9500);
    const session = await stage.chromium.browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const trueMs = reader.end();
    for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
    await expectTrue(trueMs);
    await reader.page.close();
  });

  it('loses no more than one report of a killed tab where the browser cannot send for it', async () => {
    const reader = await open('/article', 'delete window.fetchLater');
    await reader.read(12_500);
    const session = await stage.context.newCDPSession(reader.page);
    const trueMs = reader.end();
    session.send('Page.crash').catch(() => undefined);
    const error = await compare(trueMs);
    expect(error).toBeLessThanOrEqual(allowedErrorMs(trueMs));
    expect(error).toBeGreaterThan(-REPORT_MS);
    await reader.page.close();
  });
});
