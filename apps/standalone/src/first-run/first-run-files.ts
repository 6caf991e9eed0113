import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quickstart } from './accounts.js';

/** How far the demonstration's history has been sent. */
export interface DemoHistory {
  /** Its end, epoch ms. With the seed it decides every event, so that an interrupted sending can be repeated. */
  until: number;
  sent: boolean;
}

/** A value kept in a file. */
class JsonFile<T> {
  constructor(private readonly path: string) {}

  read(): T | undefined {
    return existsSync(this.path) ? (JSON.parse(readFileSync(this.path, 'utf8')) as T) : undefined;
  }

  /** The file appears complete or not at all, readable by the owner alone: it may hold passwords. */
  write(value: T): void {
    const draft = `${this.path}.new`;
    writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}

/** What the first run keeps beside the stores. */
export class FirstRunFiles {
  /** There while the first accounts are being made: a start that finds it follows one that was cut off. */
  readonly making: JsonFile<{ since: number }>;
  readonly quickstart: JsonFile<Quickstart>;
  readonly history: JsonFile<DemoHistory>;

  constructor(dataDir: string) {
    this.making = new JsonFile(join(dataDir, 'first-accounts.json'));
    this.quickstart = new JsonFile(join(dataDir, 'quickstart.json'));
    this.history = new JsonFile(join(dataDir, 'demo-history.json'));
  }
}
