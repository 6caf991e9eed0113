import { Wakeup } from '@nhipbao/runtime-lmdb';
import type { KafkaTrouble } from './options.js';

const RETRY_MS = 300;

/** Saves where a group stands. One commit is on its way at a time; what is handled meanwhile shares the next. */
export class OffsetCommitter {
  private pending = new Map<number, number>();
  private taken = new Map<number, number>();
  private running: Promise<void> | undefined;
  private readonly ending = new AbortController();
  private readonly pause = new Wakeup();

  /** @param commit saves the next offset of each partition */
  constructor(
    private readonly commit: (nextOffsets: ReadonlyMap<number, number>) => Promise<void>,
    private readonly onTrouble: (trouble: Pick<KafkaTrouble, 'kind' | 'error'>) => void,
  ) {}

  handled(partition: number, nextOffset: number): void {
    this.pending.set(partition, nextOffset);
    this.running ??= this.run();
  }

  /** The partition is another's now, and so is its position. */
  forget(partition: number): void {
    this.pending.delete(partition);
    this.taken.delete(partition);
  }

  /** Saves what was handled, in one last try when it fails. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.pending.size > 0) {
      this.taken = this.pending;
      this.pending = new Map();
      try {
        await this.commit(this.taken);
      } catch (error) {
        // While the group is being shared out anew no position can be saved; those that are not come again.
        this.onTrouble({ kind: 'position_not_saved', error });
        if (this.ending.signal.aborted) break;
        this.pending = new Map([...this.taken, ...this.pending]);
        await this.pause.sleep(this.ending.signal, RETRY_MS);
      }
    }
    this.running = undefined;
  }
}
