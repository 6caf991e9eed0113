import type { Newsroom } from '../../product/newsroom.js';
import type { Figure } from '../report.js';
import { paperOn, requestsOf, sendAll } from '../traffic.js';

/** For figures to show what was sent, ms. */
export const PATIENCE_MS = 20 * 60_000;
/** Memory may breathe by this much and still be flat. */
export const BREATH_SHARE = 1.1;
const BATCH = 100;
const DAYS = 400;
/** A day of this paper is about as much as the cluster here takes in a quarter of an hour. */
const VISITS_PER_DAY = 250_000;

/** More requests than a benchmark can send. */
export const endlessRequests = ({ siteKey }: Newsroom): Iterator<string, void> =>
  requestsOf(paperOn(siteKey, VISITS_PER_DAY), DAYS, BATCH);

/** As much as goes in for `spanMs`, counted until every figure shows it. */
export async function measureMaximum(
  newsroom: Newsroom,
  bodies: Iterator<string, void>,
  spanMs: number,
): Promise<Figure> {
  const startedAt = performance.now();
  const accepted = await sendAll(newsroom, during(spanMs, bodies), 8);
  await newsroom.figuresReach(Date.now(), PATIENCE_MS);
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    what: 'most that it takes, in batches of 100, until every figure shows it',
    value: accepted / seconds,
    unit: 'events/s',
  };
}

function* during(spanMs: number, bodies: Iterator<string, void>): Generator<string, void> {
  const endsAt = performance.now() + spanMs;
  while (performance.now() < endsAt) {
    const { value, done } = bodies.next();
    if (done === true) return;
    yield value;
  }
}
