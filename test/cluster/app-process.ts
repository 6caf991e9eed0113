import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildProgram, freePort } from '../product/child-program.js';

export type AppName = 'collector' | 'sink' | 'aggregator' | 'api';

const APPS = fileURLToPath(new URL('../../apps', import.meta.url));
/** As its image starts it. */
const FLAGS: Partial<Record<AppName, string[]>> = {
  collector: ['--min-semi-space-size=64', '--max-semi-space-size=64'],
};
const READY = /đang chạy \/ is running/;

/** Where a script of an app lies once it is built. */
export const built = (app: AppName, script = 'main'): string => join(APPS, app, 'dist', `${script}.js`);

/** One process of the cluster, on a port and a folder that it keeps over restarts. */
export class AppProcess extends ChildProgram {
  private constructor(
    readonly app: AppName,
    private readonly port: number,
    private readonly folder: string,
    environment: Record<string, string>,
  ) {
    super(`the ${app}`, [...(FLAGS[app] ?? []), built(app)], {
      ...environment,
      NHIPBAO_HOST: '127.0.0.1',
      NHIPBAO_PORT: String(port),
      NHIPBAO_DATA_DIR: folder,
    });
  }

  static async start(app: AppName, environment: Record<string, string>): Promise<AppProcess> {
    const folder = mkdtempSync(join(tmpdir(), `nhipbao-${app}-`));
    const started = new AppProcess(app, await freePort(), folder, environment);
    await started.begin();
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts (again); resolves when it listens. @throws Error when it ends before */
  async begin(): Promise<void> {
    this.launch();
    await this.says(READY);
  }

  async destroy(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
