import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Newsroom } from './newsroom.js';

const MAIN = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));

/** A run of the built command line. */
export class CommandLine {
  private output = '';
  private readonly ended: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    const hear = (text: Buffer): void => void (this.output += text.toString());
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    this.ended = once(child, 'close');
  }

  static start(...args: string[]): CommandLine {
    return CommandLine.startWith({}, ...args);
  }

  /** With settings of the platform, for commands that open its stores themselves. */
  static startWith(settings: Record<string, string>, ...args: string[]): CommandLine {
    const env = { ...process.env, NODE_OPTIONS: '', TZ: 'UTC', ...settings };
    return new CommandLine(
      spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env }),
    );
  }

  /** An import into a newsroom's site. */
  static startImport(newsroom: Newsroom, kind: 'clicks' | 'access-log', ...args: string[]): CommandLine {
    const { url, siteKey, apiKey } = newsroom;
    return CommandLine.start('import', kind, ...args, '--url', url, '--site', siteKey, '--api-key', apiKey);
  }

  /** Everything it has printed so far. */
  get said(): string {
    return this.output;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Waits for its end. @throws Error with what it printed when it fails */
  async succeeds(): Promise<string> {
    const code = await this.exitCode();
    if (code !== 0) throw new Error(`the command ended with ${code}: ${this.output}`);
    return this.output;
  }

  /** Waits for its end; null after a signal. */
  async exitCode(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}
