import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from '../../cluster/cluster.js';
import { Newsroom } from '../../product/newsroom.js';
import { until } from '../../product/until.js';
import { MemoryWatch, metric } from '../observe.js';
import { atLeast, atMost, type Benchmark } from '../report.js';
import { BREATH_SHARE, endlessRequests, measureMaximum, PATIENCE_MS } from './maximum.js';
import { PacedTraffic } from './paced-traffic.js';

/** How long each part takes, ms. */
const SPANS = { atMaximum: 60_000, withoutSink: 600_000 };
const SHORT: typeof SPANS = { atMaximum: 15_000, withoutSink: 30_000 };

/** A sink that was away under half of the most traffic, which goes on while it catches up. */
export const catchUp: Benchmark = async ({ short }) => {
  const spans = short ? SHORT : SPANS;
  const cluster = await Cluster.start();
  try {
    const newsroom = await Newsroom.open(cluster, 'Bền bỉ', 'binhminh.example');
    const bodies = endlessRequests(newsroom);
    const maximum = await measureMaximum(newsroom, bodies, spans.atMaximum);
    const arriving = maximum.value / 2;
    const sink = cluster.one('sink');
    await sink.end('SIGTERM');
    const traffic = new PacedTraffic(newsroom, bodies, arriving);
    await sleep(spans.withoutSink);
    await sink.begin();
    const startedAt = performance.now();
    const memory = new MemoryWatch([sink], 500);
    await keepsUp(cluster, arriving);
    const seconds = (performance.now() - startedAt) / 1000;
    const megabytes = (await memory.stop()).flatMap((watched) => watched.megabytes);
    const caughtUp = traffic.accepted;
    await traffic.stop();
    const third = Math.ceil(megabytes.length / 3);
    return [
      maximum,
      {
        what: `after ${spans.withoutSink / 60_000} minutes without the sink at half of that`,
        value: arriving,
        unit: 'events/s',
      },
      { what: 'events that it catches up with', value: caughtUp, unit: 'events' },
      {
        what: 'it catches up, start of the process included, at',
        value: caughtUp / seconds,
        unit: 'events/s',
        limit: { what: 'five times what arrives', value: 5 * arriving, holds: atLeast },
      },
      {
        what: "the sink's memory in the last third of that, highest",
        value: Math.max(...megabytes.slice(-third)),
        unit: 'MB',
        limit: {
          what: 'flat: at most 1.1 times the first third',
          value: Math.max(...megabytes.slice(0, third)) * BREATH_SHARE,
          holds: atMost,
        },
      },
    ];
  } finally {
    await cluster.destroy();
  }
};

/** Resolves when the sink is behind by no more than what comes in within a second: that is on its way. */
async function keepsUp(cluster: Cluster, eventsPerSecond: number): Promise<void> {
  const behind = (): Promise<number> => metric(cluster.one('sink'), 'nhipbao_sink_lag_records');
  await until('the sink has stored everything', async () => (await behind()) <= eventsPerSecond, PATIENCE_MS);
}
