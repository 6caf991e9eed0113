/** An input keeps the reader engaged for this long (DOMAIN, "Engaged time": Chartbeat, Parse.ly). */
const INPUT_WINDOW_MS = 5000;

/** The page is looked at twice a second; a longer silence while media plays means that the machine slept. */
const LONGEST_GAP_MS = 5000;

/**
 * Tells the clock how things stand at `nowMs`; answers the engaged time so far, ms.
 * `reading`: the page is visible and focused. `watching`: it is visible and media plays. `input`: the reader just did something.
 */
export type EngagedClock = (nowMs: number, reading: boolean, watching: boolean, input?: boolean) => number;

/**
 * Engaged time as an exact sum of intervals, not of samples: what lies between two calls is credited by what held at
 * the first of them. Windows roll and never add up. Gaining focus is an input; so is opening a focused page.
 */
export const engagedClock = (): EngagedClock => {
  let engagedMs = 0;
  let lastMs = 0;
  let engagedUntilMs = 0;
  let wasReading = false;
  let wasWatching = false;

  return (nowMs, reading, watching, input) => {
    engagedMs -= lastMs;
    engagedMs += Math.max(
      lastMs,
      wasReading ? Math.min(nowMs, engagedUntilMs) : 0,
      wasWatching ? Math.min(nowMs, lastMs + LONGEST_GAP_MS) : 0,
    );
    if (input || (reading && !wasReading)) engagedUntilMs = nowMs + INPUT_WINDOW_MS;
    lastMs = nowMs;
    wasReading = reading;
    wasWatching = watching;
    return Math.round(engagedMs);
  };
};
