import { valueBytes, type LogBatch } from '@nhipbao/platform';

interface Waiting {
  batch: LogBatch;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Groups that are stored at once: while the store works on one, the other is on its way there. */
const AT_ONCE = 2;

/**
 * Brings batches of several partitions into the store together: while it is busy, whatever is handed over waits and shares the next
 * group. The slower the store, the larger the group, so that it writes and merges fewer and larger parts. A batch that failed
 * in a group is tried alone, so that it cannot hold up the others for ever.
 */
export class BatchGroups {
  private waiting: Waiting[] = [];
  private readonly failed = new Set<number>();
  private running = 0;

  /**
   * @param store stores the batches, of which each partition has one; all or none of them count as stored
   * @param maxBytes most bytes of values in a group of several
   */
  constructor(
    private readonly store: (batches: readonly LogBatch[]) => Promise<void>,
    private readonly maxBytes: number,
  ) {}

  /** Resolves when the batch is stored. Rejects with what the store fails with, or when the batch is given up before its turn. */
  take(batch: LogBatch): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ batch, resolve, reject });
      if (this.running < AT_ONCE) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running += 1;
    while (this.waiting.length > 0) {
      const group = this.next();
      if (group.length === 0) continue;
      try {
        await this.store(group.map(({ batch }) => batch));
        for (const { batch, resolve } of group) {
          this.failed.delete(batch.partition);
          resolve();
        }
      } catch (error) {
        for (const { batch, reject } of group) {
          this.failed.add(batch.partition);
          reject(error);
        }
      }
    }
    this.running -= 1;
  }

  private next(): Waiting[] {
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    let bytes = 0;
    let alone = false;
    for (const one of this.waiting) {
      if (one.batch.signal.aborted) {
        one.reject(one.batch.signal.reason);
        continue;
      }
      const length = valueBytes(one.batch.records);
      const failed = this.failed.has(one.batch.partition);
      if (group.length > 0 && (alone || failed || bytes + length > this.maxBytes)) later.push(one);
      else {
        group.push(one);
        bytes += length;
        alone = failed;
      }
    }
    this.waiting = later;
    return group;
  }
}
