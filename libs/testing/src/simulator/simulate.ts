import { OutletWorld } from './outlet-world.js';
import { Random } from './random.js';
import { CrawlPlanner, PAGES_PER_CRAWL } from './robots.js';
import { DAY_MS, rhythm } from './rhythm.js';
import { checkScenario, type Scenario, type SimulatedStep } from './scenario.js';
import { SLOT_MS, TimeWheel } from './time-wheel.js';
import { type Heartbeats, VISIT_LIMIT_MS, VisitPlanner } from './visit.js';

export interface SimulationOptions {
  /** First instant, epoch ms. */
  from: number;
  /** End, epoch ms, exclusive; infinity for a simulation without end. */
  to: number;
  /** The same seed gives the same sector, to the byte. */
  seed: number;
  /** Default `every`. */
  heartbeats?: Heartbeats;
  /** Leaves out the visits that were under way at `from`: nobody knows of their beginning. */
  fresh?: boolean;
}

/** Page views of one human visit, on average: only robots' numbers depend on it. */
const PAGES_PER_VISIT = 2.3;

/**
 * Everything that happens in a scenario between two instants, in order of time. What happens in a minute depends on
 * the scenario, the seed and the minute alone: two adjoining periods give the same steps as one long period. Memory
 * holds the visits under way and the articles on the shelf, however long the period is.
 * @throws RangeError when the scenario is not sound.
 */
export function* simulate(
  scenario: Scenario,
  options: SimulationOptions,
): Generator<SimulatedStep, void, undefined> {
  const { from, to, seed } = options;
  checkScenario(scenario);
  const wheel = new TimeWheel<SimulatedStep>();
  const visits = new VisitPlanner(wheel, options.heartbeats ?? 'every');
  const crawls = new CrawlPlanner(wheel);
  const worlds = scenario.outlets.map((outlet) => new OutletWorld(seed, outlet, scenario));
  const codes = worlds.map(({ outlet }) => new Random(outlet.code).uint32());
  const robotsPerVisit =
    (PAGES_PER_VISIT * scenario.robotShare) / (1 - scenario.robotShare) / PAGES_PER_CRAWL;
  const random = new Random();

  // Visits that are under way at `from` began before it.
  const first =
    options.fresh === true ? Math.ceil(from / SLOT_MS) : Math.floor((from - VISIT_LIMIT_MS) / SLOT_MS);
  for (let slot = first; slot * SLOT_MS < to; slot++) {
    const at = slot * SLOT_MS;
    const demand = (rhythm(at) * SLOT_MS) / DAY_MS;
    for (let i = 0; i < worlds.length; i++) {
      const world = worlds[i] as OutletWorld;
      world.advanceTo(at);
      random.reseed(seed, codes[i] ?? 0, slot);
      const { visitsPerDay } = world.outlet;
      const began = random.poisson(visitsPerDay * demand * (1 + world.surge));
      for (let n = 0; n < began; n++) visits.plan(world, at + random.below(SLOT_MS), random);
      const crawled = random.poisson((visitsPerDay * robotsPerVisit * SLOT_MS) / DAY_MS);
      for (let n = 0; n < crawled; n++) crawls.plan(world, at + random.below(SLOT_MS), random);
    }
    for (const step of wheel.take(slot)) if (step.at >= from && step.at < to) yield step;
  }
}
