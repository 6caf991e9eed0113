import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildProgram } from './child-program.js';

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

/** As `npm start` gives them. */
const NODE_FLAGS = ['--min-semi-space-size=16'];
const READY = /đang chạy \/ is running: (\S+)/;

const program = (dataDir: string, environment: Record<string, string>, cwd?: string): ChildProgram =>
  new ChildProgram(
    'the product',
    [...NODE_FLAGS, MAIN],
    {
      UV_THREADPOOL_SIZE: '16',
      NHIPBAO_HOST: '127.0.0.1',
      NHIPBAO_PORT: '0',
      NHIPBAO_DEMO: 'off',
      NHIPBAO_LOG_LEVEL: 'warn',
      NHIPBAO_DATA_DIR: dataDir,
      ...environment,
    },
    cwd,
  );

const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'nhipbao-product-'));

/** The built product as a process of its own, on a free port and a temporary data folder. */
export class Product {
  private readonly process: ChildProgram;
  url = '';

  private constructor(
    readonly dataDir: string,
    environment: Record<string, string>,
    cwd?: string,
  ) {
    this.process = program(dataDir, environment, cwd);
  }

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
    const refused = program(dataDir, environment, place.cwd);
    refused.launch();
    const exitCode = await refused.ended();
    if (place.dataDir === undefined) await rm(dataDir, { recursive: true });
    return { exitCode, lines: refused.said.split('\n').filter((line) => line.trim() !== '') };
  }

  /** Starts (again) on the same data; resolves when it is ready. @throws Error when it ends before */
  async begin(patienceMs?: number): Promise<void> {
    this.process.launch();
    this.url = (await this.process.says(READY, patienceMs))[1] ?? '';
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
    return this.process.pid;
  }

  /** What it printed since it began. */
  get said(): string {
    return this.process.said;
  }

  /** Ends the process by a signal and resolves with its exit code, null after SIGKILL. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    return this.process.end(signal);
  }

  async destroy(): Promise<void> {
    await this.end();
    if (existsSync(this.dataDir)) await rm(this.dataDir, { recursive: true });
  }
}
