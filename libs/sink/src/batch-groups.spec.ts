import { describe, expect, it } from '@jest/globals';
import type { LogBatch } from '@nhipbao/platform';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BatchGroups } from './batch-groups.js';

const KILOBYTE = 1024;

/** A store whose statements end when the test says so. */
class Store {
  readonly groups: number[][] = [];
  private ends: { resolve: () => void; reject: (error: Error) => void }[] = [];

  readonly store = (batches: readonly LogBatch[]): Promise<void> => {
    this.groups.push(batches.map(({ partition }) => partition));
    return new Promise((resolve, reject) => this.ends.push({ resolve, reject }));
  };

  /** Ends the oldest statements, one after the other. */
  async end(statements = 1, error?: Error): Promise<void> {
    for (let ended = 0; ended < statements; ended++) {
      const end = this.ends.shift();
      if (!end) throw new Error('the store has nothing to do');
      if (error) end.reject(error);
      else end.resolve();
      await nextTurn();
    }
  }
}

function batch(partition: number, signal = new AbortController().signal): LogBatch {
  return { partition, records: [{ offset: 0, value: Buffer.alloc(KILOBYTE) }], signal };
}

describe('batches of several partitions', () => {
  it('are stored together when they have waited for the store', async () => {
    const store = new Store();
    const groups = new BatchGroups(store.store, 10 * KILOBYTE);
    const taken = [1, 2, 3, 4, 5].map((partition) => groups.take(batch(partition)));
    await store.end(3);
    await Promise.all(taken);
    expect(store.groups).toEqual([[1], [2], [3, 4, 5]]);
    const next = groups.take(batch(1));
    await store.end();
    await next;
    expect(store.groups.at(-1)).toEqual([1]);
  });

  it('are no more than fit, but one always does', async () => {
    const store = new Store();
    const groups = new BatchGroups(store.store, 2 * KILOBYTE);
    const taken = [1, 2, 3, 4, 5].map((partition) => groups.take(batch(partition)));
    await store.end(4);
    await Promise.all(taken);
    expect(store.groups).toEqual([[1], [2], [3, 4], [5]]);
    const small = new BatchGroups(store.store, 1);
    const large = small.take(batch(6));
    await store.end();
    await large;
    expect(store.groups.at(-1)).toEqual([6]);
  });

  it('fail together, and are tried one by one until each was stored', async () => {
    const store = new Store();
    const groups = new BatchGroups(store.store, 10 * KILOBYTE);
    const first = [1, 2].map((partition) => groups.take(batch(partition)));
    const settled = Promise.allSettled([3, 4].map((partition) => groups.take(batch(partition))));
    await store.end(2);
    await store.end(1, new Error('away'));
    await Promise.all(first);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = [1, 2, 3, 4, 5].map((partition) => groups.take(batch(partition)));
    await store.end(5);
    await Promise.all(again);
    expect(store.groups).toEqual([[1], [2], [3, 4], [1], [2], [3], [4], [5]]);
    const together = [1, 2, 3, 4].map((partition) => groups.take(batch(partition)));
    await store.end(3);
    await Promise.all(together);
    expect(store.groups.slice(-3)).toEqual([[1], [2], [3, 4]]);
  });

  it('are not stored when their partition was lost while they waited', async () => {
    const store = new Store();
    const groups = new BatchGroups(store.store, 10 * KILOBYTE);
    const lost = new AbortController();
    const first = [1, 2].map((partition) => groups.take(batch(partition)));
    const refused = expect(groups.take(batch(3, lost.signal))).rejects.toThrow('lost');
    const last = groups.take(batch(4));
    lost.abort(new Error('lost'));
    await store.end(3);
    await Promise.all([...first, last, refused]);
    expect(store.groups).toEqual([[1], [2], [4]]);
  });
});
