import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario, SimulatedStep } from './scenario.js';
import { simulate } from './simulate.js';

export interface LiveOptions {
  seed: number;
  /** Demand compared with the scenario's own; 1 continues a history of the same seed without a seam. Default 1. */
  rate?: number;
  /** Where to begin, epoch ms; now by default. When it lies in the past, what was missed comes first, at once. */
  from?: number;
  signal?: AbortSignal;
}

/** Steps that are due together; bounds what one yield hands over while catching up. */
const MOST_AT_ONCE = 500;

/**
 * Traffic that keeps moving: the simulation from now on, in real time, as groups of steps that are due. Ends when the
 * signal aborts.
 */
export async function* liveTraffic(
  scenario: Scenario,
  options: LiveOptions,
): AsyncGenerator<SimulatedStep[], void, undefined> {
  const { seed, rate = 1, from = Date.now(), signal } = options;
  const outlets = scenario.outlets.map((outlet) => ({ ...outlet, visitsPerDay: outlet.visitsPerDay * rate }));
  // At another rate other visits are under way: the history knows nothing of them.
  const fresh = rate !== 1;
  const steps = simulate({ ...scenario, outlets }, { from, to: Number.POSITIVE_INFINITY, seed, fresh });
  let due: SimulatedStep[] = [];
  for (const step of steps) {
    if (due.length >= MOST_AT_ONCE || (due.length > 0 && step.at > Date.now())) {
      yield due;
      due = [];
    }
    const wait = step.at - Date.now();
    if (wait > 0) await pause(wait, undefined, { signal }).catch(ignoreAbort);
    if (signal?.aborted === true) return;
    due.push(step);
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
