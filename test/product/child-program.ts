import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { until } from './until.js';

/** A port that is free now, to be kept over restarts. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A Node program as a process of its own, which can be ended and started again. */
export class ChildProgram {
  private child?: ChildProcess;
  private output = '';

  constructor(
    /** For messages, such as `the sink`. */
    private readonly name: string,
    private readonly args: readonly string[],
    private readonly environment: NodeJS.ProcessEnv,
    private readonly cwd?: string,
  ) {}

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** What it said since it was launched. */
  get said(): string {
    return this.output;
  }

  /** Starts (again) without waiting for anything. */
  launch(): void {
    this.output = '';
    const child = spawn(process.execPath, this.args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: this.cwd,
      env: { ...process.env, TZ: 'UTC', NODE_OPTIONS: '', ...this.environment },
    });
    const hear = (text: Buffer): void => void (this.output += text.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    this.child = child;
  }

  /** Resolves with what `sign` finds in its output. @throws Error when it ends before */
  says(sign: RegExp, patienceMs?: number): Promise<RegExpExecArray> {
    const look = (): RegExpExecArray | undefined => {
      const { child } = this;
      if (child && (child.exitCode !== null || child.signalCode !== null))
        throw new Error(`${this.name} ended with ${child.exitCode ?? child.signalCode}: ${this.output}`);
      return sign.exec(this.output) ?? undefined;
    };
    return until(`${this.name} is ready`, look, patienceMs);
  }

  /** Resolves when it has ended by itself and all that it said was heard. @returns its exit code */
  async ended(): Promise<number | null> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'close');
    return child?.exitCode ?? null;
  }

  /** Ends it by a signal and resolves with its exit code, null after SIGKILL. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    // One that was stopped would never hear of it.
    child.kill('SIGCONT');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  /** `SIGSTOP` keeps it from doing anything, its port open; `SIGCONT` lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }
}
