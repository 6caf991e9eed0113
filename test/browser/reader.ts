import type { Page } from 'playwright-core';
import { type Fact, trueEngagedMs } from './truth.js';

const PACE_MS = 1500;

/** A reader who follows a script in real time and writes down what was done. */
export class Reader {
  readonly facts: Fact[] = [];
  private moves = 0;

  private constructor(readonly page: Page) {}

  static async open(
    page: Page,
    url: string,
    focus: () => Promise<unknown> = () => page.bringToFront(),
  ): Promise<Reader> {
    const reader = new Reader(page);
    await page.goto(url);
    await focus();
    reader.note('shown');
    reader.note('focused');
    return reader;
  }

  note(kind: Fact['kind']): void {
    this.facts.push({ atMs: Date.now(), kind });
  }

  /** Moves the pointer and turns the wheel now and then, for that long. */
  async read(ms: number): Promise<void> {
    const endMs = Date.now() + ms;
    while (Date.now() < endMs) {
      this.moves++;
      if (this.moves % 2) await this.page.mouse.move(100 + (this.moves % 50), 200 + (this.moves % 90));
      else await this.page.mouse.wheel(0, 40);
      this.note('input');
      await this.rest(Math.min(PACE_MS, endMs - Date.now()));
    }
  }

  /** Moves the page under a reader who touches no pointer, for that long. */
  async scroll(ms: number): Promise<void> {
    const endMs = Date.now() + ms;
    while (Date.now() < endMs) {
      await this.page.evaluate('scrollBy(0, 40)');
      this.note('input');
      await this.rest(Math.min(PACE_MS, endMs - Date.now()));
    }
  }

  /** Lets time pass without doing anything: what an idle reader does. */
  async rest(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
  }

  end(): number {
    this.note('end');
    return trueEngagedMs(this.facts);
  }
}
