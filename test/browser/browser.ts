import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

export const EXECUTABLE = '/usr/bin/chromium';
const STOP_DEADLINE_MS = 5000;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  // Names of a plain-HTTP site, which is no secure context as localhost is.
  '--host-resolver-rules=MAP *.test 127.0.0.1',
];

export interface Chromium {
  browser: Browser;
  stop: () => Promise<void>;
}

interface Launched {
  process: ChildProcess;
  stop: () => Promise<void>;
}

const launch = async (...args: string[]): Promise<Launched> => {
  const profile = await mkdtemp(join(tmpdir(), 'nhipbao-browser-'));
  const process = spawn(EXECUTABLE, [...FLAGS, `--user-data-dir=${profile}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (process.exitCode === null && process.signalCode === null) {
      const ended = once(process, 'exit', { signal: AbortSignal.timeout(STOP_DEADLINE_MS) });
      process.kill('SIGKILL');
      await ended;
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  return { process, stop };
};

/**
 * A browser as a reader has it. Playwright's usual start switches off what the tests are about (the back-forward cache,
 * prerendering, honest focus and visibility), so Chromium is started plainly and joined with no defaults.
 */
export const startChromium = async (): Promise<Chromium> => {
  const { process, stop } = await launch('--remote-debugging-port=0', 'about:blank');
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    process.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    process.once('exit', () => reject(new Error(`chromium ended before it was ready:\n${said}`)));
    process.once('error', reject);
  });
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  return {
    browser,
    stop: async () => {
      await browser.close();
      await stop();
    },
  };
};

/** A browser that nobody drives: it opens one address. A debugger that is attached holds prerendered pages back. */
export const visitAlone = async (url: string): Promise<() => Promise<void>> => (await launch(url)).stop;
