import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { demoSector } from './demo-sector.js';
import { localDay } from './rhythm.js';
import type { SimulatedStep } from './scenario.js';
import { simulate, type SimulationOptions } from './simulate.js';

const DAY_MS = 86_400_000;
const monday = Date.parse('2026-11-02T00:00:00+07:00');
const sector = demoSector(1_200);

const run = (options: Partial<SimulationOptions> = {}) => [
  ...simulate(sector, { from: monday, to: monday + DAY_MS, seed: 348, heartbeats: 'last', ...options }),
];

const fingerprint = (steps: SimulatedStep[]) =>
  createHash('sha256').update(JSON.stringify(steps)).digest('hex');

const share = <T>(list: readonly T[], holds: (item: T) => boolean) => list.filter(holds).length / list.length;

describe('a simulation', () => {
  it('is the same from the same seed and another from another', () => {
    expect(fingerprint(run())).toBe(fingerprint(run()));
    expect(fingerprint(run())).not.toBe(fingerprint(run({ seed: 349 })));
  });

  it('gives adjoining periods the steps of the whole period, visits across the seam included', () => {
    const noon = monday + DAY_MS / 2;
    expect(fingerprint([...run({ to: noon }), ...run({ from: noon })])).toBe(fingerprint(run()));
  });

  it('comes in order of time, inside its period, with ids that are all different', () => {
    const steps = run({ heartbeats: 'every' });
    expect(steps.every(({ at }, i) => i === 0 || at >= (steps[i - 1]?.at ?? 0))).toBe(true);
    expect(steps.every(({ at }) => at >= monday && at < monday + DAY_MS)).toBe(true);
    expect(new Set(steps.map(({ event }) => event.id)).size).toBe(steps.length);
  });

  it('sends the same page views whether heartbeats are many or few', () => {
    const pageViews = (steps: SimulatedStep[]) =>
      steps.filter(({ event }) => event.type === 'pageview').map(({ event }) => event.pv);
    expect(pageViews(run({ heartbeats: 'every' }))).toEqual(pageViews(run()));
  });

  it('knows every outlet and site of the sector', () => {
    const sites = new Set(run({ to: monday + 3 * DAY_MS }).map(({ event }) => event.site));
    expect(sector.outlets).toHaveLength(14);
    expect([...sites].sort()).toEqual(
      sector.outlets.flatMap(({ sites: own }) => own.map(({ key }) => key)).sort(),
    );
  });

  it('follows the day and the week: quiet at four, busy at lunch and in the evening, less on Sunday', () => {
    const steps = run({ to: monday + 7 * DAY_MS });
    const views = steps.filter(({ event, human }) => event.type === 'pageview' && human);
    const inHour = (hour: number) =>
      views.filter(({ at }) => Math.floor((at + 7 * 3_600_000) / 3_600_000) % 24 === hour).length;
    for (const busy of [8, 12, 21]) expect(inHour(busy)).toBeGreaterThan(8 * inHour(3));
    const onDay = (day: number) => views.filter(({ at }) => localDay(at) === localDay(monday) + day).length;
    expect(onDay(6)).toBeLessThan(Math.max(onDay(0), onDay(1), onDay(2)));
  });

  it('has the consent, devices and robots that it promises', () => {
    const views = run({ to: monday + 7 * DAY_MS }).filter(({ event }) => event.type === 'pageview');
    const human = views.filter((step) => step.human);
    expect(share(human, ({ event }) => event.consent === 'analytics')).toBeCloseTo(0.55, 1);
    expect(share(human, ({ device }) => device === 'mobile')).toBeCloseTo(0.78, 1);
    expect(share(views, (step) => !step.human)).toBeCloseTo(0.08, 1);
  });

  it('tells the cumulative counters of a page view upwards', () => {
    const latest = new Map<string, number>();
    for (const { event } of run({ heartbeats: 'every', to: monday + DAY_MS / 4 })) {
      if (event.type !== 'engagement' || event.pv === undefined) continue;
      if ((event.engaged_ms ?? 0) <= (latest.get(event.pv) ?? 0))
        throw new Error(`counter of ${event.pv} fell`);
      latest.set(event.pv, event.engaged_ms ?? 0);
    }
    expect(latest.size).toBeGreaterThan(100);
  });

  it('refuses a scenario that does not hold together', () => {
    const [first] = sector.outlets;
    if (first === undefined) throw new Error('the demo sector is empty');
    const broken = { ...sector, outlets: [{ ...first, sites: first.sites.slice(1) }] };
    expect(() => [...simulate(broken, { from: monday, to: monday + 1, seed: 1 })]).toThrow(/add up to 1/);
  });
});
