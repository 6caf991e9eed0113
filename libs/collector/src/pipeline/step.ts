import type { SiteDirectory } from '@nhipbao/platform';
import type { Agents } from '../agents/agents.js';
import type { PlatformDays } from '../clock/platform-days.js';
import type { Places } from '../places/places.js';
import type { SiteRates } from '../rates/site-rates.js';
import type { VisitorKeys } from '../visitors/visitor-keys.js';
import type { Draft, Refusal } from './draft.js';

/** What steps may ask. */
export interface PipelineParts {
  sites: Pick<SiteDirectory, 'bySiteKey' | 'lookAgain'>;
  rates: Pick<SiteRates, 'take'>;
  days: PlatformDays;
  places: Pick<Places, 'of' | 'isReady' | 'prepare'>;
  agents: Pick<Agents, 'of'>;
  visitorKeys: Pick<VisitorKeys, 'isReady' | 'prepare' | 'consented' | 'daily'>;
}

/** What a step may have to wait for. */
export interface Needs {
  /** Whether `run` can be asked for this draft now. */
  ready(draft: Draft, parts: PipelineParts): boolean;
  /** Fetches what the drafts lack that are not ready; `run` is asked for them when it resolves, ready or not. */
  prepare(drafts: readonly Draft[], parts: PipelineParts): Promise<void>;
}

/** One thing that is done with every event. The runner, not the step, counts and times. */
export interface Step {
  /** As it stands in the metrics, kebab-case. */
  name: string;
  /** Returns the draft, filled in, or why the event is refused. */
  run(draft: Draft, parts: PipelineParts): Draft | Refusal;
  needs?: Needs;
}
