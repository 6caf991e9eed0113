import { Random } from './random.js';
import { HOUR_MS, MINUTE_MS, startOfLocalDay } from './rhythm.js';
import type { ScenarioOutlet } from './scenario.js';
import { fillHeadline } from './vocabulary/headline.js';
import { BREAKING_STORIES } from './vocabulary/newspaper-headlines.js';

/** An outlet's own account of a story that the whole country follows. */
export interface BreakingStory {
  title: string;
  publishedAt: number;
  /** Extra demand on the outlet at its height, as a share of the usual: 1 doubles it. */
  strength: number;
}

/** One day in seven has one. Magazines and journals let it pass. */
const CHANCE_A_DAY = 1 / 7;

/** The breaking story of a day as one outlet tells it: what happened depends on the day, the wording on the outlet. */
export function breakingStory(seed: number, day: number, outlet: ScenarioOutlet): BreakingStory | undefined {
  if (outlet.kind === 'magazine' || outlet.kind === 'journal') return undefined;
  const event = new Random(seed, 'breaking', day);
  if (!event.chance(CHANCE_A_DAY)) return undefined;
  const happenedAt = startOfLocalDay(day) + Math.round(event.between(7, 21) * HOUR_MS);
  const story = event.pick(BREAKING_STORIES);
  const size = event.between(0.8, 3);

  const desk = new Random(seed, 'breaking', day, outlet.code);
  return {
    title: fillHeadline(desk.pick(story), desk, outlet.province),
    publishedAt: happenedAt + Math.round(desk.between(4, 45) * MINUTE_MS),
    strength: size * desk.between(0.4, 1),
  };
}
