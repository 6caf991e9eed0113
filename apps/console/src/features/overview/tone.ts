import type { Delta } from '../../components/delta.js';
import { LOWER_IS_BETTER } from './cards.js';
import type { Explore } from './use-explore.js';

type Tone = Parameters<typeof Delta>[0]['tone'];

/** Whether a change is good news. A day that is still going on against a whole one is neither good nor bad. */
export function toneOf(metric: string, { running, untilNow, queries }: Explore): Tone {
  const [from, to] = queries.range;
  if (running && from === to && !untilNow) return 'neutral';
  return LOWER_IS_BETTER.includes(metric) ? 'less_is_better' : 'more_is_better';
}
