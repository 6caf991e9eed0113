import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../product/until.js';

const MAIN = fileURLToPath(new URL('../../apps/clickhouse/dist/main.js', import.meta.url));

/** A port that is free now, to be kept over restarts. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The ClickHouse HTTP interface on the embedded engine, in a process of its own that can be killed. */
export class ClickHouseServer {
  private child?: ChildProcess;
  private said = '';

  private constructor(
    private readonly dataDir: string,
    readonly port: number,
  ) {}

  static async start(): Promise<ClickHouseServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-clickhouse-'));
    const server = new ClickHouseServer(dataDir, await freePort());
    await server.begin();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts (again) on the same data; resolves when it listens. @throws Error when it ends before */
  async begin(): Promise<void> {
    this.said = '';
    const child = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        UV_THREADPOOL_SIZE: '16',
        TZ: 'UTC',
        NHIPBAO_HOST: '127.0.0.1',
        NHIPBAO_PORT: String(this.port),
        NHIPBAO_DATA_DIR: this.dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (text: Buffer): void => void (this.said += text.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    this.child = child;
    await until('the ClickHouse server listens', () => {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(
          `the ClickHouse server ended with ${child.exitCode ?? child.signalCode}: ${this.said}`,
        );
      return this.said.includes(this.url);
    });
  }

  /** Ends the process and resolves with its exit code, null after SIGKILL. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  /** Keeps the process from doing anything, its port open; `SIGCONT` lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  async destroy(): Promise<void> {
    this.signal('SIGCONT');
    await this.end('SIGKILL');
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
