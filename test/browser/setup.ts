import { execFileSync } from 'node:child_process';
import type { BrowserContext, Page } from 'playwright-core';
import type { WireEvent } from '@nhipbao/events';
import { type Chromium, startChromium } from './browser.js';
import { counted, type Recorder, startRecorder } from './recorder.js';
import { type Site, startSite } from './site.js';

const DEADLINE_MS = 15_000;
const POLL_MS = 50;

/** Asks again and again until there is an answer; fails when the deadline passes. */
export const eventually = async <Value>(
  what: string,
  ask: () => Value | undefined | false,
): Promise<Value> => {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const answer = ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

export class Stage {
  private scene = 0;

  private constructor(
    readonly recorder: Recorder,
    readonly site: Site,
    readonly chromium: Chromium,
  ) {}

  /** Builds the script as it is shipped and starts all that a page needs. */
  static async set(): Promise<Stage> {
    execFileSync('node', ['apps/tracker/build.mjs']);
    const recorder = await startRecorder();
    const site = await startSite(recorder.origin);
    return new Stage(recorder, site, await startChromium());
  }

  /** A site of its own for each test. */
  begin(): void {
    const siteKey = `nb_test_${++this.scene}`;
    this.site.tagWith(siteKey);
    this.recorder.begin(siteKey);
  }

  async strike(): Promise<void> {
    await this.chromium.stop();
    await this.site.stop();
    await this.recorder.stop();
  }

  get context(): BrowserContext {
    const [context] = this.chromium.browser.contexts();
    if (!context) throw new Error('the browser has no default context');
    return context;
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  /** In the order in which they happened, which is not always that of their arrival. */
  events(type: WireEvent['type']): WireEvent[] {
    return counted(this.recorder)
      .filter((event) => event.type === type)
      .sort((a, b) => a.ts - b.ts);
  }

  pageviews(count: number): Promise<WireEvent[]> {
    return eventually(`${count} page view(s)`, () => {
      const found = this.events('pageview');
      return found.length >= count && found;
    });
  }

  /** The largest engaged time that was told of a page view, as the platform keeps it. */
  engagedMs(pv: string | undefined): number {
    const told = this.events('engagement').filter((event) => event.pv === pv);
    return Math.max(0, ...told.map((event) => event.engaged_ms ?? 0));
  }
}
