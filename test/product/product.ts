import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const MAIN = fileURLToPath(new URL('../../apps/standalone/dist/main.js', import.meta.url));

interface QuickstartUser {
  role: string;
  email: string;
  password: string;
}

interface Quickstart {
  url: string;
  users: QuickstartUser[];
  outlets: { id: number; name: string; site_key: string; api_key: string; users: QuickstartUser[] }[];
}

/** Where a product runs, when not in the folder of the tests. */
export interface Place {
  cwd?: string;
  /** One data folder for several starts; a temporary one by default. */
  dataDir?: string;
}

/** How a start ended that did not come about. */
export interface Refusal {
  exitCode: number | null;
  /** What it printed, without empty lines. */
  lines: string[];
}

function launch(dataDir: string, environment: Record<string, string>, cwd?: string): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
    env: {
      ...process.env,
      UV_THREADPOOL_SIZE: '16',
      TZ: 'UTC',
      NODE_OPTIONS: '',
      NHIPBAO_HOST: '127.0.0.1',
      NHIPBAO_PORT: '0',
      NHIPBAO_DEMO: 'off',
      NHIPBAO_LOG_LEVEL: 'warn',
      NHIPBAO_DATA_DIR: dataDir,
      ...environment,
    },
  });
}

const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'nhipbao-product-'));

/** The built product as a process of its own, on a free port and a temporary data folder. */
export class Product {
  private child?: ChildProcess;
  private output = '';
  url = '';

  private constructor(
    readonly dataDir: string,
    private readonly environment: Record<string, string>,
    private readonly cwd?: string,
  ) {}

  /** A product that has not begun. */
  static async at(environment: Record<string, string> = {}, place: Place = {}): Promise<Product> {
    return new Product(place.dataDir ?? (await temporaryFolder()), environment, place.cwd);
  }

  static async start(
    environment: Record<string, string> = {},
    place: Place = {},
    patienceMs?: number,
  ): Promise<Product> {
    const product = await Product.at(environment, place);
    await product.begin(patienceMs);
    return product;
  }

  /** A start that is expected to fail: waits for its end. */
  static async refuse(environment: Record<string, string>, place: Place = {}): Promise<Refusal> {
    const dataDir = place.dataDir ?? (await temporaryFolder());
    const child = launch(dataDir, environment, place.cwd);
    let output = '';
    const hear = (text: Buffer): void => void (output += text.toString());
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    await once(child, 'close');
    if (place.dataDir === undefined) await rm(dataDir, { recursive: true });
    return { exitCode: child.exitCode, lines: output.split('\n').filter((line) => line.trim() !== '') };
  }

  /** Starts (again) on the same data; resolves when it is ready. @throws Error when it ends before */
  async begin(patienceMs?: number): Promise<void> {
    this.output = '';
    const child = launch(this.dataDir, this.environment, this.cwd);
    const hear = (text: Buffer): void => void (this.output += text.toString());
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    this.child = child;
    const ready = (): string | undefined => {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the product ended with ${child.exitCode ?? child.signalCode}: ${this.output}`);
      return /đang chạy \/ is running: (\S+)/.exec(this.output)?.[1];
    };
    this.url = await until('the product is ready', ready, patienceMs);
  }

  get quickstart(): Quickstart {
    return JSON.parse(readFileSync(join(this.dataDir, 'quickstart.json'), 'utf8')) as Quickstart;
  }

  get collectorUrl(): string {
    return this.url;
  }

  get operator(): QuickstartUser {
    const operator = this.quickstart.users.find(({ role }) => role === 'operator');
    if (!operator) throw new Error('there is no operator');
    return operator;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** What the process printed since it began. */
  get said(): string {
    return this.output;
  }

  /** Ends the process by a signal and resolves with its exit code, null after SIGKILL. */
  async end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  async destroy(): Promise<void> {
    await this.end();
    if (existsSync(this.dataDir)) await rm(this.dataDir, { recursive: true });
  }
}
