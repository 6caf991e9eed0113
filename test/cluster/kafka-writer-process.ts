import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KafkaEventLogOptions, SpoolOptions } from '../../libs/runtime-cluster/src/kafka/index.js';

const script = join(import.meta.dirname, 'kafka-log-writer.mjs');

/** Starts a process that appends `"<number> …"` from 0 on and prints each number on a line once it is acknowledged. */
export function spawnWriter(options: KafkaEventLogOptions & { spool?: SpoolOptions }): ChildProcess {
  return spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Such a process, and what it has acknowledged so far. */
export class WriterProcess {
  readonly acknowledged: number[] = [];
  private readonly gone: Promise<unknown>;

  constructor(private readonly process: ChildProcess) {
    if (!process.stdout) throw new Error('The writer has no standard output');
    const lines = createInterface({ input: process.stdout });
    lines.on('line', (line) => this.acknowledged.push(Number(line)));
    this.gone = Promise.all([once(process, 'exit'), once(lines, 'close')]);
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.gone;
  }
}
