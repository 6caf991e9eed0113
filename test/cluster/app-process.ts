import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../product/until.js';
import { freePort } from './clickhouse-server.js';

export type AppName = 'collector' | 'sink' | 'aggregator' | 'api';

const APPS = fileURLToPath(new URL('../../apps', import.meta.url));

/** Where a script of an app lies once it is built. */
export const built = (app: AppName, script = 'main'): string => join(APPS, app, 'dist', `${script}.js`);

/** One process of the cluster, on a port and a folder that it keeps over restarts. */
export class AppProcess {
  private child?: ChildProcess;
  private output = '';

  private constructor(
    readonly name: AppName,
    private readonly port: number,
    private readonly folder: string,
    private readonly environment: Record<string, string>,
  ) {}

  static async start(name: AppName, environment: Record<string, string>): Promise<AppProcess> {
    const folder = mkdtempSync(join(tmpdir(), `nhipbao-${name}-`));
    const app = new AppProcess(name, await freePort(), folder, environment);
    await app.begin();
    return app;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** What it said since it began. */
  get said(): string {
    return this.output;
  }

  /** Starts (again); resolves when it listens. @throws Error when it ends before */
  async begin(): Promise<void> {
    this.launch();
    await this.ready();
  }

  /** Starts (again) without waiting for it: what it needs may be away. */
  launch(): void {
    this.output = '';
    const child = spawn(process.execPath, [built(this.name)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...this.environment,
        TZ: 'UTC',
        NODE_OPTIONS: '',
        NHIPBAO_HOST: '127.0.0.1',
        NHIPBAO_PORT: String(this.port),
        NHIPBAO_DATA_DIR: this.folder,
      },
    });
    const hear = (text: Buffer): void => void (this.output += text.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    this.child = child;
  }

  async ready(): Promise<void> {
    await until(`the ${this.name} listens`, () => {
      const { child } = this;
      if (child && (child.exitCode !== null || child.signalCode !== null))
        throw new Error(`the ${this.name} ended with ${child.exitCode ?? child.signalCode}: ${this.output}`);
      return this.output.includes('đang chạy / is running');
    });
  }

  /** Ends the process and resolves with its exit code, null after SIGKILL. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  async destroy(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
