/** What docs/benchmarks.md says, in the units in which the page reckons: rates a second on the bench's cores, bytes an event. */
export interface BenchFigures {
  collected: number;
  stored: number;
  engine: number;
  endToEnd: number;
  batchEvents: number;
  moreSeconds: number;
  storeBytes: number;
  rawBytes: number;
  rollupBytes: number;
}

export const TRAFFIC: { eventsAPageView: number; recordBytes: number; packedBytes: number };
export function figures(page: string): BenchFigures;

interface Assumptions {
  sector?: { pageViewsADay: number; peak: number };
  traffic?: typeof TRAFFIC;
}

/** Events, rates a second, cores, bytes. */
interface Reckoning {
  eventsADay: number;
  mean: number;
  peak: number;
  collectors: number;
  storingCores: number;
  chain: number;
  chainCores: number;
  backlogHours: (times: number) => number;
  storeDay: number;
  storeServer: number;
  kafkaDay: number;
  kafkaDisk: number;
  spoolSecondsPeak: number;
}

export function reckon(bench: BenchFigures, assumptions?: Assumptions): Reckoning;
export function capacity(): Record<string, string>;
