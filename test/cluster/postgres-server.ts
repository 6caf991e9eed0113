import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../product/child-program.js';
import { until } from '../product/until.js';

/** Where Debian and others put the server's programs, one folder for each version. */
const VERSIONS = '/usr/lib/postgresql';

function binaries(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const versions = readdirSync(VERSIONS).sort((one, other) => Number(other) - Number(one));
  return versions
    .map((version) => join(VERSIONS, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
const asItsUser = (command: string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? ['runuser', ['-u', 'postgres', '--', ...command]]
    : [command[0] ?? '', command.slice(1)];

/** A real PostgreSQL of its own, in a temporary folder, that can be killed and started again on what it has. */
export class PostgresServer {
  private child?: ChildProcess;

  private constructor(
    private readonly programs: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** @throws Error when there is no PostgreSQL on this machine; `tools/install-postgres.sh` installs it */
  static async start(): Promise<PostgresServer> {
    const programs = binaries();
    if (!programs) throw new Error(`there is no PostgreSQL below ${VERSIONS}: run tools/install-postgres.sh`);
    const folder = mkdtempSync(join(tmpdir(), 'nhipbao-postgres-'));
    // The server's user is another than ours.
    chmodSync(folder, 0o777);
    const server = new PostgresServer(programs, folder, await freePort());
    const init = [
      'initdb',
      '-D',
      server.data,
      '-U',
      'nhipbao',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ];
    server.run(init);
    await server.begin();
    return server;
  }

  get url(): string {
    return `postgres://nhipbao@127.0.0.1:${this.port}/postgres`;
  }

  async begin(): Promise<void> {
    const [command, args] = asItsUser([
      join(this.programs, 'postgres'),
      ...['-D', this.data, '-p', String(this.port), '-k', this.folder, '-c', 'listen_addresses=127.0.0.1'],
    ]);
    this.child = spawn(command, args, { stdio: 'ignore' });
    const ready = [join(this.programs, 'pg_isready'), '-q', '-h', '127.0.0.1', '-p', String(this.port)];
    await until('PostgreSQL is ready', () => spawnSync(ready[0] ?? '', ready.slice(1)).status === 0);
  }

  /** As a power cut would: no process of it is left, nothing is said goodbye to. */
  async kill(): Promise<void> {
    await this.stop('immediate');
  }

  async destroy(): Promise<void> {
    await this.stop('fast');
    rmSync(this.folder, { recursive: true });
  }

  private async stop(mode: 'immediate' | 'fast'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    this.run(['pg_ctl', 'stop', '-D', this.data, '-m', mode, '-w']);
    await exited;
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private run([program = '', ...rest]: string[]): void {
    const [command, args] = asItsUser([join(this.programs, program), ...rest]);
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  }
}
