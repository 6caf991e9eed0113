import { afterEach, describe, expect, it } from '@jest/globals';
import { Snapshot } from './snapshot.js';

/** A source whose readings finish when the test says so. */
class Source {
  value = 0;
  readings = 0;
  failure: Error | undefined;
  held: (() => void)[] = [];
  holding = false;

  read = async (): Promise<number> => {
    this.readings += 1;
    const { value } = this;
    if (this.holding) await new Promise<void>((resolve) => this.held.push(resolve));
    if (this.failure) throw this.failure;
    return value;
  };
}

/** Longer than any test takes: the timer plays no part. */
const NEVER_MS = 3_600_000;

describe('Snapshot', () => {
  const open: Snapshot<number>[] = [];
  async function snapshotOf(source: Source, refreshMs = NEVER_MS): Promise<Snapshot<number>> {
    const snapshot = await Snapshot.open(source.read, refreshMs);
    open.push(snapshot);
    return snapshot;
  }
  afterEach(async () => {
    for (const snapshot of open.splice(0)) await snapshot.onModuleDestroy();
  });

  it('follows the source by itself', async () => {
    const source = new Source();
    const snapshot = await snapshotOf(source, 1);
    source.value = 1;
    const deadline = Date.now() + 30_000;
    while (snapshot.value !== 1 && Date.now() < deadline) await new Promise(setImmediate);
    expect(snapshot.value).toBe(1);
  });

  it('has a change that was made before refresh() was called, even while an older reading is under way', async () => {
    const source = new Source();
    const snapshot = await snapshotOf(source);
    source.holding = true;
    const older = snapshot.refresh();
    source.value = 7;
    const newer = snapshot.refresh();
    const another = snapshot.refresh();
    source.holding = false;
    source.held.forEach((release) => release());
    await older;
    await Promise.all([newer, another]);
    expect(snapshot.value).toBe(7);
    // The first, the older one, and one that the two callers shared.
    expect(source.readings).toBe(3);
  });

  it('goes on with the last value while the source fails, says so, and recovers', async () => {
    const source = new Source();
    source.value = 1;
    const snapshot = await snapshotOf(source);
    source.failure = new Error('away');
    await expect(snapshot.refresh()).rejects.toThrow('away');
    expect(snapshot.value).toBe(1);
    expect(snapshot.age().failure).toEqual(new Error('away'));
    source.failure = undefined;
    source.value = 2;
    await snapshot.refresh();
    expect(snapshot.value).toBe(2);
    expect(snapshot.age().failure).toBeUndefined();
  });

  it('does not open on a source that fails', async () => {
    const source = new Source();
    source.failure = new Error('away');
    await expect(Snapshot.open(source.read)).rejects.toThrow('away');
  });
});
