import type { WireEvent } from '@nhipbao/events';
import { Random } from './random.js';
import type { SimulatedStep } from './scenario.js';
import { SLOT_MS, TimeWheel } from './time-wheel.js';

/** What goes wrong between readers and the platform. Shares lie between 0 and 1. */
export interface Disturbance {
  seed: number;
  /** Events that are sent a second time with the same id: a retry after a lost answer. */
  duplicates: number;
  /** Every event is held back by up to so many ms, which changes their order. */
  jitterMs: number;
  /** Events that arrive long after they happened: a phone without a signal. */
  late: number;
  /** The longest such delay, ms. */
  lateMs: number;
  /** Readers whose clock is wrong. */
  skewedReaders: number;
  /** The largest error of a clock, ms, to either side. */
  skewMs: number;
}

/** An event on its way. The step in it is the true one. */
export interface Delivery {
  /** When it is sent, epoch ms. */
  at: number;
  step: SimulatedStep;
  /** The event as sent: with the reader's own clock in `ts`. */
  event: WireEvent;
  /** The error of the sender's clock, ms: what it has to add to the true time in `sent_at`. */
  skewMs: number;
}

/** A rough day: enough of everything to notice any figure that depends on the delivery. */
export const ROUGH: Disturbance = {
  seed: 1,
  duplicates: 0.04,
  jitterMs: 8_000,
  late: 0.01,
  lateMs: 6 * 3_600_000,
  skewedReaders: 0.02,
  skewMs: 3 * 3_600_000,
};

/** Delivers steps as a poor network would, in order of sending. Nothing is lost: the true figures stay what they are. */
export function* disturb(
  steps: Iterable<SimulatedStep>,
  disturbance: Disturbance,
): Generator<Delivery, void, undefined> {
  const wheel = new TimeWheel<Delivery>();
  const random = new Random(disturbance.seed, 'disturb');
  let slot: number | undefined;
  for (const step of steps) {
    const now = Math.floor(step.at / SLOT_MS);
    // Nothing is sent before it happens: the minutes before this step's are complete.
    for (slot ??= now; slot < now; slot++) yield* wheel.take(slot);
    const skewMs = clockError(step.readerName, disturbance);
    const event = skewMs === 0 ? step.event : { ...step.event, ts: step.event.ts + skewMs };
    const delay = random.chance(disturbance.late) ? disturbance.lateMs : disturbance.jitterMs;
    wheel.add({ at: step.at + random.below(delay + 1), step, event, skewMs });
    if (random.chance(disturbance.duplicates)) {
      wheel.add({ at: step.at + random.below(delay + 1) + 1_000, step, event, skewMs });
    }
  }
  while (slot !== undefined && !wheel.isEmpty) yield* wheel.take(slot++);
}

/** A reader's clock is wrong by the same amount whenever it comes. */
function clockError(readerName: string, { seed, skewedReaders, skewMs }: Disturbance): number {
  const random = new Random(seed, 'clock', readerName);
  return random.chance(skewedReaders) ? Math.round(random.between(-skewMs, skewMs)) : 0;
}
