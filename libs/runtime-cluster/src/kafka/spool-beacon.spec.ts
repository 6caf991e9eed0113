import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { SpoolBeacon, type SpoolNotice } from './spool-beacon.js';

/** Whoever is told, and may be away. */
class Recorder implements SpoolNotice {
  readonly told: ('up' | 'down')[] = [];
  /** Since when the last notice says that events wait, epoch ms. */
  since = 0;
  away = false;

  raise(sinceMs: number): Promise<void> {
    this.since = Date.now() - sinceMs;
    return this.tell('up');
  }

  lower(): Promise<void> {
    return this.tell('down');
  }

  async until(...told: ('up' | 'down')[]): Promise<void> {
    while (this.told.length < told.length) await sleep(20);
    expect(this.told).toEqual(told);
  }

  private tell(what: 'up' | 'down'): Promise<void> {
    if (this.away) return Promise.reject(new Error('away'));
    this.told.push(what);
    return Promise.resolve();
  }
}

describe('the beacon of a spool', () => {
  it('is up when up() resolves, once however often it is asked, and down when nothing waits', async () => {
    const recorder = new Recorder();
    const beacon = new SpoolBeacon(recorder, () => undefined);
    await Promise.all([beacon.up(), beacon.up()]);
    await beacon.up();
    expect(recorder.told).toEqual(['up']);
    beacon.down();
    await recorder.until('up', 'down');
    await beacon.close();
  });

  it('takes back what a former process left up, though it be later', async () => {
    const recorder = new Recorder();
    const troubles: unknown[] = [];
    const beacon = new SpoolBeacon(recorder, (error) => troubles.push(error));
    recorder.away = true;
    beacon.down();
    while (troubles.length === 0) await sleep(20);
    recorder.away = false;
    await recorder.until('down');
    expect(troubles).toHaveLength(1);
    await beacon.close();
  });

  it('tells of the beginning, however late it is heard and however much came since', async () => {
    const recorder = new Recorder();
    const beacon = new SpoolBeacon(recorder, () => undefined);
    recorder.away = true;
    await beacon.up(60_000);
    const began = Date.now();
    await sleep(300);
    await beacon.up();
    recorder.away = false;
    await recorder.until('up');
    expect(recorder.since).toBeLessThanOrEqual(began - 60_000);
    await beacon.close();
  });
});
