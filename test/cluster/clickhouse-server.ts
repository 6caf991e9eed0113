import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildProgram, freePort } from '../product/child-program.js';

const MAIN = fileURLToPath(new URL('../../apps/clickhouse/dist/main.js', import.meta.url));

/** The ClickHouse HTTP interface on the embedded engine, in a process of its own that can be killed. */
export class ClickHouseServer extends ChildProgram {
  private constructor(
    private readonly dataDir: string,
    readonly port: number,
  ) {
    super('the ClickHouse server', [MAIN], {
      UV_THREADPOOL_SIZE: '16',
      NHIPBAO_HOST: '127.0.0.1',
      NHIPBAO_PORT: String(port),
      NHIPBAO_DATA_DIR: dataDir,
    });
  }

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
    this.launch();
    await this.says(new RegExp(this.url));
  }

  async destroy(): Promise<void> {
    await this.end('SIGKILL');
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
