import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 120_000;
/** The longer it takes, the less often it is looked: looking must not slow down what is waited for. */
const PAUSE_SHARE = 0.05;
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** Looks again and again until there is a value; the deadline is for what never comes, not a measurement. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const startedAt = Date.now();
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    const waitedMs = Date.now() - startedAt;
    if (waitedMs > patienceMs) throw new Error(`waited in vain until ${what}`);
    await sleep(Math.min(Math.max(waitedMs * PAUSE_SHARE, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS));
  }
}
