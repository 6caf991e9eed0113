import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../product/product.js';
import { until } from '../product/until.js';
import type { NumberedReaders } from './numbered-readers.js';

/** How often and how long the aggregator has run since the process began. */
async function runs(
  product: Product,
  job: 'assembly' | 'rollup',
): Promise<{ count: number; seconds: number }> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const read = (suffix: string): number =>
    Number(
      new RegExp(`^nhipbao_aggregator_run_seconds_${suffix}\\{stage="${job}"\\} (\\S+)`, 'm').exec(
        text,
      )?.[1] ?? 0,
    );
  return { count: read('count'), seconds: read('sum') };
}

const hasRun = (product: Product, job: 'assembly' | 'rollup'): Promise<true> =>
  until(`the ${job} has run`, async () => (await runs(product, job)).count > 0);

/** Pauses of the aggregator after an assembly: see its service. */
const ASSEMBLY_PAUSE_MS = 2_000;
const PAUSE_SHARE = 8;
const LONGEST_PAUSE_MS = 25_000;

/** Resolves at a moment in the life of a process that has just begun. */
export type Moment = (product: Product, readers: NumberedReaders) => Promise<void>;

/** Requests are under way, and the sink and the aggregator are wherever they are. */
export const whileEventsComeIn: Moment = async (_product, readers) => {
  const before = readers.acknowledged;
  await until('some requests are answered', () => readers.acknowledged > before + 500);
  await sleep(Math.random() * 3_000);
};

/** The first rollup of a process follows its first assembly at once. */
export const duringRollup: Moment = async (product) => {
  await hasRun(product, 'assembly');
  await sleep(Math.random() * 200);
};

/** The second assembly begins after a known pause. */
export const duringAssembly: Moment = async (product) => {
  await hasRun(product, 'rollup');
  const tookMs = (await runs(product, 'assembly')).seconds * 1_000;
  await sleep(Math.min(Math.max(ASSEMBLY_PAUSE_MS, tookMs * PAUSE_SHARE), LONGEST_PAUSE_MS));
  await sleep(Math.random() * tookMs);
};
