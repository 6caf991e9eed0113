import { describe, expect, it } from '@jest/globals';
import { VersionClock } from './version-clock.js';

describe('versions', () => {
  it('grow with every one, however fast they are asked for', () => {
    const clock = new VersionClock();
    const versions = Array.from({ length: 1000 }, () => clock.next());
    for (const [n, version] of versions.entries()) expect(version).toBeGreaterThan(versions[n - 1] ?? 0);
  });

  it('are times, so that another process after a restart goes on from there', () => {
    const before = Date.now();
    expect(new VersionClock().next()).toBeGreaterThanOrEqual(before);
  });

  it('stay above one that was given before the machine’s clock went back', () => {
    const clock = new VersionClock();
    const ahead = Date.now() + 3_600_000;
    clock.startAfter(ahead);
    clock.startAfter(5);
    expect([clock.next(), clock.next()]).toEqual([ahead + 1, ahead + 2]);
  });
});
