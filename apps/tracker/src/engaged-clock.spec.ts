import { describe, expect, it } from '@jest/globals';
import { engagedClock } from './engaged-clock.js';

const READING = true;
const WATCHING = true;
const INPUT = true;

describe('engagedClock', () => {
  it('takes the opening of a focused page for an input, good for five seconds', () => {
    const clock = engagedClock();
    clock(0, READING, false);
    expect(clock(3000, READING, false)).toBe(3000);
    expect(clock(60_000, READING, false)).toBe(5000);
  });

  it('rolls windows on instead of adding them up', () => {
    const clock = engagedClock();
    clock(0, READING, false);
    for (const atMs of [1000, 1500, 2000, 4000]) clock(atMs, READING, false, INPUT);
    expect(clock(60_000, READING, false)).toBe(9000);
  });

  it('starts again with an input after idleness', () => {
    const clock = engagedClock();
    clock(0, READING, false);
    clock(20_000, READING, false, INPUT);
    expect(clock(22_000, READING, false)).toBe(7000);
  });

  it('credits what lay before a loss of focus and nothing after, whatever is touched', () => {
    const clock = engagedClock();
    clock(0, READING, false);
    expect(clock(2000, false, false)).toBe(2000);
    clock(3000, false, false, INPUT);
    expect(clock(4000, false, false)).toBe(2000);
    clock(10_000, READING, false);
    expect(clock(11_000, READING, false)).toBe(3000);
  });

  it('counts media without focus or input, once where both hold', () => {
    const clock = engagedClock();
    clock(0, READING, WATCHING);
    for (let atMs = 500; atMs <= 20_000; atMs += 500) clock(atMs, atMs < 3000, WATCHING);
    expect(clock(20_000, false, false)).toBe(20_000);
    expect(clock(30_000, false, false)).toBe(20_000);
  });

  it('does not count the sleep of a machine as watching', () => {
    const clock = engagedClock();
    clock(0, false, WATCHING);
    expect(clock(3_600_000, false, WATCHING)).toBe(5000);
  });

  it('counts nothing of a page that is never looked at', () => {
    const clock = engagedClock();
    clock(0, false, false);
    expect(clock(9000, false, false, INPUT)).toBe(0);
  });
});
