const STEP_MS = 5;
const INPUT_WINDOW_MS = 5000;

/** What the script made happen, and when. */
export interface Fact {
  atMs: number;
  kind: 'shown' | 'hidden' | 'focused' | 'blurred' | 'input' | 'playing' | 'paused' | 'end';
}

/**
 * Engaged time by DOMAIN.md, from the script's own notes: walks through time in small steps and asks at each whether the
 * reader was engaged. Written unlike the tracker, which adds up intervals, so that both cannot share a mistake.
 */
export const trueEngagedMs = (facts: readonly Fact[]): number => {
  const first = facts[0]?.atMs ?? 0;
  const last = facts.at(-1)?.atMs ?? 0;
  let engagedMs = 0;
  for (let atMs = first; atMs < last; atMs += STEP_MS) {
    const past = facts.filter((fact) => fact.atMs <= atMs);
    const is = (on: Fact['kind'], off: Fact['kind']): boolean =>
      past.findLast(({ kind }) => kind === on || kind === off)?.kind === on;
    const touched = past.some(
      ({ kind, atMs: thenMs }) => (kind === 'input' || kind === 'focused') && atMs - thenMs < INPUT_WINDOW_MS,
    );
    const visible = is('shown', 'hidden');
    if (visible && ((is('focused', 'blurred') && touched) || is('playing', 'paused'))) engagedMs += STEP_MS;
  }
  return engagedMs;
};

/** The error that the platform promises not to pass: 5 % or 1 s, whichever is larger. */
export const allowedErrorMs = (trueMs: number): number => Math.max(0.05 * trueMs, 1000);
