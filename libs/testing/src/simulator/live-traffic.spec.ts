import { describe, expect, it } from '@jest/globals';
import { demoSector } from './demo-sector.js';
import { liveTraffic } from './live-traffic.js';
import type { SimulatedStep } from './scenario.js';
import { simulate } from './simulate.js';

const scenario = demoSector();

async function take(rate: number, from: number): Promise<SimulatedStep[]> {
  const stopping = new AbortController();
  const steps: SimulatedStep[] = [];
  for await (const due of liveTraffic(scenario, { seed: 2, rate, from, signal: stopping.signal })) {
    expect(due.every(({ at }) => at <= Date.now())).toBe(true);
    steps.push(...due);
    if (steps.length > 800) stopping.abort();
  }
  return steps;
}

describe('live traffic', () => {
  it('goes on where a history of the same seed ended, what was missed first', async () => {
    const from = Date.now() - 4 * 3_600_000;
    const steps = await take(1, from);
    const expected = [...simulate(scenario, { from, to: from + 4 * 3_600_000, seed: 2 })].slice(
      0,
      steps.length,
    );
    expect(JSON.stringify(steps)).toBe(JSON.stringify(expected));
  });

  it('at another rate has no heartbeat of a page view that nobody saw', async () => {
    const steps = await take(5, Date.now() - 4 * 3_600_000);
    const seen = new Set<string | undefined>();
    for (const { event } of steps) {
      if (event.type === 'pageview') seen.add(event.pv);
      else if (!seen.has(event.pv)) throw new Error(`${event.type} of an unseen page view`);
    }
    expect(seen.size).toBeGreaterThan(10);
  });
});
