import { describe, expect, it } from '@jest/globals';
import { Account, FIGURE_NAMES } from '../reference/index.js';
import { demoSector } from './demo-sector.js';
import { simulate } from './simulate.js';
import { observeStep, Truth } from './truth.js';

const from = Date.parse('2026-11-02T00:00:00+07:00');
const scenario = demoSector(300);
const steps = [...simulate(scenario, { from, to: from + 12 * 86_400_000, seed: 9, heartbeats: 'last' })];

const truth = new Truth(scenario);
for (const step of steps) truth.add(step);
const report = truth.report();

describe('the truth of a simulation', () => {
  it('says the same day by day as the reference says of everything at once', () => {
    const account = Account.of(steps.map(observeStep));
    expect(report.events).toBe(steps.length);
    for (const { code } of scenario.outlets) {
      const own = account.ofOutlet(code);
      const outlet = report.outlets[code];
      expect(outlet?.total).toEqual(own.total());
      expect(outlet?.hours).toEqual(Object.fromEntries(own.by('hour')));
      expect(outlet?.sites).toEqual(Object.fromEntries(own.by('site')));
      expect(outlet?.breakdowns.article).toEqual(Object.fromEntries(own.by('article')));
      expect(outlet?.breakdowns.media).toEqual(Object.fromEntries(own.by('media')));
    }
  });

  it('adds up: hours to days, days to the outlet, outlets to the sector', () => {
    for (const name of FIGURE_NAMES) {
      if (name.endsWith('visitors')) continue; // a reader may come in several hours of a day
      for (const outlet of Object.values(report.outlets)) {
        const sum = (groups: Record<string, Record<string, number>>) =>
          Object.values(groups).reduce((total, figures) => total + (figures[name] ?? 0), 0);
        expect(sum(outlet.hours)).toBe(outlet.total[name]);
        expect(sum(outlet.days)).toBe(outlet.total[name]);
      }
    }
  });

  it('knows all kinds of readers, plays and conversions', () => {
    for (const name of FIGURE_NAMES) expect(report.total[name]).toBeGreaterThan(0);
  });
});
