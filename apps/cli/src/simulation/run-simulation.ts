import { setTimeout as pause } from 'node:timers/promises';
import {
  type Delivery,
  disturb,
  type Disturbance,
  liveTraffic,
  type Scenario,
  simulate,
  type SimulatedStep,
  Truth,
  type TruthReport,
} from '@nhipbao/testing/simulator';
import type { EventSender } from '../sending/event-sender.js';
import type { ParcelPacker } from './parcels.js';

export interface RunOptions {
  scenario: Scenario;
  seed: number;
  from: number;
  to: number;
  /** Events a second; as fast as the server takes them when absent. */
  rate?: number;
  disturbance?: Disturbance;
  /** Without a sender nothing is sent and only the truth is made. */
  sender?: EventSender;
  packer: ParcelPacker;
  onProgress?: (at: number, events: number) => void;
  signal?: AbortSignal;
}

const REPORT_EVERY = 500;

/** Sends a simulated period and returns the truth about everything that was simulated until then. */
export async function runSimulation(options: RunOptions): Promise<TruthReport> {
  const { scenario, seed, from, to, rate, disturbance, sender, packer, signal } = options;
  const truth = new Truth(scenario);
  const steps = noted(simulate(scenario, { from, to, seed }), truth, signal);
  const deliveries = disturbance === undefined ? undisturbed(steps) : disturb(steps, disturbance);
  const startedAt = Date.now();
  let events = 0;
  // When the signal comes, no new step is made but every step that the truth has counted is still delivered.
  for (const delivery of deliveries) {
    events++;
    if (events % REPORT_EVERY === 0) {
      options.onProgress?.(delivery.step.at, events);
      const aheadMs = rate === undefined ? 0 : (events / rate) * 1_000 - (Date.now() - startedAt);
      // Without a pause now and then a signal would not be noticed.
      await pause(signal?.aborted === true ? 0 : Math.max(0, aheadMs));
    }
    if (sender !== undefined) for (const parcel of packer.pack(delivery)) await sender.send(parcel);
  }
  if (sender !== undefined) for (const parcel of packer.rest()) await sender.send(parcel);
  await sender?.finish();
  return truth.report();
}

/** Sends traffic as it happens until the signal comes. */
export async function runLive(options: RunOptions & { sender: EventSender }): Promise<TruthReport> {
  const { scenario, seed, sender, packer, signal } = options;
  const truth = new Truth(scenario);
  let events = 0;
  for await (const due of liveTraffic(scenario, { seed, signal })) {
    for (const delivery of undisturbed(noted(due, truth))) {
      for (const parcel of packer.pack(delivery)) await sender.send(parcel);
    }
    for (const parcel of packer.rest()) await sender.send(parcel);
    events += due.length;
    options.onProgress?.(Date.now(), events);
  }
  await sender.finish();
  return truth.report();
}

function* noted(
  steps: Iterable<SimulatedStep>,
  truth: Truth,
  signal?: AbortSignal,
): Generator<SimulatedStep> {
  for (const step of steps) {
    if (signal?.aborted === true) return;
    truth.add(step);
    yield step;
  }
}

function* undisturbed(steps: Iterable<SimulatedStep>): Generator<Delivery> {
  for (const step of steps) yield { at: step.at, step, event: step.event, skewMs: 0 };
}
