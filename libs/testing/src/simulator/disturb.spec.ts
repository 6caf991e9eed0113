import { describe, expect, it } from '@jest/globals';
import { demoSector } from './demo-sector.js';
import { disturb, ROUGH } from './disturb.js';
import { simulate } from './simulate.js';

const from = Date.parse('2026-11-02T09:00:00+07:00');
const steps = [...simulate(demoSector(), { from, to: from + 6 * 3_600_000, seed: 5, heartbeats: 'last' })];
const deliveries = [...disturb(steps, ROUGH)];

describe('a disturbed delivery', () => {
  it('loses nothing and repeats some with their own ids', () => {
    const sent = deliveries.map(({ step }) => step.event.id);
    expect(new Set(sent)).toEqual(new Set(steps.map(({ event }) => event.id)));
    expect(sent.length / steps.length).toBeCloseTo(1 + ROUGH.duplicates, 1);
  });

  it('is in order of sending, not of happening, and never before it happened', () => {
    expect(deliveries.every(({ at }, i) => i === 0 || at >= (deliveries[i - 1]?.at ?? 0))).toBe(true);
    expect(deliveries.every(({ at, step }) => at >= step.at)).toBe(true);
    expect(deliveries.some(({ step }, i) => step.at < (deliveries[i - 1]?.step.at ?? 0))).toBe(true);
  });

  it('keeps a wrong clock wrong by the same amount, which sent_at gives away', () => {
    const errors = new Map<string, number>();
    for (const { step, event, skewMs } of deliveries) {
      if (event.ts - skewMs !== step.at || (errors.get(step.readerName) ?? skewMs) !== skewMs) {
        throw new Error(`the clock of ${step.readerName} wavers`);
      }
      errors.set(step.readerName, skewMs);
    }
    expect([...errors.values()].some((error) => error !== 0)).toBe(true);
  });

  it('is the same every time', () => {
    expect(JSON.stringify([...disturb(steps, ROUGH)])).toBe(JSON.stringify(deliveries));
  });
});
