import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppProcess } from '../cluster/app-process.js';

/** A figure that a process tells at `/metrics`, summed over its labels; NaN when it does not tell it. */
export async function metric({ url }: { url: string }, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'));
  let sum = NaN;
  for (const [, value] of lines) sum = (Number.isNaN(sum) ? 0 : sum) + Number(value);
  return sum;
}

/** Memory that a process holds now, MB. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`the system says nothing of the memory of process ${pid}`);
  return Number(kilobytes) / 1024;
}

/** The memory of processes over time. */
export class MemoryWatch {
  private readonly samples: number[][] = [];
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly processes: readonly AppProcess[],
    private readonly everyMs: number,
  ) {
    this.running = this.watch();
  }

  /** @returns each process's memory by sample, MB, oldest first */
  async stop(): Promise<{ app: string; megabytes: number[] }[]> {
    this.stopping.abort();
    await this.running;
    return this.processes.map(({ app }, index) => ({
      app,
      megabytes: this.samples.map((sample) => sample[index] ?? NaN),
    }));
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.samples.push(this.processes.map(({ pid }) => residentMegabytes(pid)));
      await sleep(this.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** How busy all cores are from now until it is asked. */
export function watchCores(): () => number {
  const read = (): { idle: number; all: number } => {
    const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
    return { idle: (ticks[3] ?? 0) + (ticks[4] ?? 0), all: ticks.reduce((sum, n) => sum + n, 0) };
  };
  const before = read();
  return () => {
    const after = read();
    return 100 * (1 - (after.idle - before.idle) / (after.all - before.all));
  };
}
