import { describe, expect, it } from '@jest/globals';
import { ageOfOldest } from './group-lag.js';

/** A record of this age, and how often it was asked about. */
async function told(trueAgeMs: number): Promise<{ ageMs: number; questions: number }> {
  let questions = 0;
  const ageMs = await ageOfOldest((age) => {
    questions += 1;
    return Promise.resolve(trueAgeMs > age);
  });
  return { ageMs, questions };
}

describe('the age of the oldest record that waits', () => {
  it.each([0, 3, 49, 50, 250, 251, 999, 5_000, 61_000, 3_600_000, 86_400_000, 40 * 86_400_000])(
    'is told at %d ms, never below it and little above, with few questions',
    async (trueAgeMs) => {
      const { ageMs, questions } = await told(trueAgeMs);
      expect(ageMs).toBeGreaterThanOrEqual(trueAgeMs);
      expect(ageMs).toBeGreaterThan(0);
      expect(ageMs - trueAgeMs).toBeLessThanOrEqual(Math.max(50, ageMs / 16));
      expect(questions).toBeLessThanOrEqual(20);
    },
  );
});
