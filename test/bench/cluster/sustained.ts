import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from '../../cluster/cluster.js';
import { Newsroom } from '../../product/newsroom.js';
import { liveDelays } from '../standing.js';
import { atLeast, atMost, percentile, type Benchmark, type Figure } from '../report.js';
import { MemoryWatch, metric, watchCores } from '../observe.js';
import { BREATH_SHARE, endlessRequests, measureMaximum, PATIENCE_MS } from './maximum.js';
import { PacedTraffic } from './paced-traffic.js';

const MINUTE_MS = 60_000;
const PROBES = 40;
/** The last requests of a span are answered after it. */
const KEPT_UP_SHARE = 0.99;

/** How long each part takes, ms. */
interface Spans {
  atMaximum: number;
  soak: number;
  /** Of the soak, until memory has to be flat. */
  warmUp: number;
}

const SPANS: Spans = {
  atMaximum: MINUTE_MS,
  soak: 20 * MINUTE_MS,
  warmUp: 5 * MINUTE_MS,
};
const SHORT: Spans = { atMaximum: 15_000, soak: 60_000, warmUp: 20_000 };

/** One cluster under traffic: what it takes at most, how fresh it is, and whether it lasts. */
export const sustained: Benchmark = async ({ short }) => {
  const spans = short ? SHORT : SPANS;
  const cluster = await Cluster.start();
  try {
    const newsroom = await Newsroom.open(cluster, 'Bền bỉ', 'binhminh.example');
    const quiet = await Newsroom.open(cluster, 'Thăm dò', 'thamdo.example');
    const bodies = endlessRequests(newsroom);
    const maximum = await measureMaximum(newsroom, bodies, spans.atMaximum);
    const rate = maximum.value;
    return [
      maximum,
      ...(await measureFreshness(newsroom, quiet, bodies, rate / 2)),
      ...(await soak(cluster, newsroom, bodies, rate * 0.7, spans)),
    ];
  } finally {
    await cluster.destroy();
  }
};

/** @param quiet an outlet whose only readers are the probes: in a busy one they would not be among the first */
async function measureFreshness(
  newsroom: Newsroom,
  quiet: Newsroom,
  bodies: Iterator<string, void>,
  eventsPerSecond: number,
): Promise<Figure[]> {
  const traffic = new PacedTraffic(newsroom, bodies, eventsPerSecond);
  const delays = await liveDelays(quiet, 'thamdo.example', PROBES);
  await traffic.stop();
  return [
    { what: 'half of that', value: eventsPerSecond, unit: 'events/s' },
    {
      what: 'from the answer to the live view meanwhile, p95',
      value: percentile(delays, 0.95),
      unit: 's',
      limit: { what: 'at most', value: 3, holds: atMost },
    },
  ];
}

async function soak(
  cluster: Cluster,
  newsroom: Newsroom,
  bodies: Iterator<string, void>,
  eventsPerSecond: number,
  spans: Spans,
): Promise<Figure[]> {
  await newsroom.figuresReach(Date.now(), PATIENCE_MS);
  const apps = (['collector', 'sink', 'aggregator', 'api'] as const).map((name) => cluster.one(name));
  const cores = watchCores();
  const memory = new MemoryWatch(apps, 5_000);
  const traffic = new PacedTraffic(newsroom, bodies, eventsPerSecond);
  await sleep(spans.soak);
  const lag = await metric(cluster.one('sink'), 'nhipbao_sink_lag_records');
  const endedAt = Date.now();
  const busy = cores();
  const accepted = await traffic.stop();
  const watched = await memory.stop();
  await newsroom.figuresReach(endedAt, PATIENCE_MS);
  const after = (Date.now() - endedAt) / 1000;
  const warm = spans.warmUp / spans.soak;
  return [
    { what: 'soak', value: spans.soak / MINUTE_MS, unit: 'minutes' },
    {
      what: 'at',
      value: accepted / (spans.soak / 1000),
      unit: 'events/s',
      limit: {
        what: '70 % of the most, less a hundredth',
        value: eventsPerSecond * KEPT_UP_SHARE,
        holds: atLeast,
      },
    },
    { what: 'cores in use meanwhile', value: busy, unit: '%' },
    {
      what: 'events that the sink is behind at its end',
      value: lag,
      unit: 'events',
      limit: { what: 'what comes in 3 s', value: 3 * eventsPerSecond, holds: atMost },
    },
    {
      what: 'from its end until every figure shows it',
      value: after,
      unit: 's',
      limit: { what: 'at most', value: 60, holds: atMost },
    },
    ...watched.map(({ app, megabytes }) => growth(app, megabytes, warm)),
  ];
}

/** The highest memory of the last fifth of a soak beside that from the end of its warm-up for as long. */
function growth(app: string, megabytes: readonly number[], warm: number): Figure {
  const fifth = Math.ceil(megabytes.length / 5);
  const from = Math.floor(megabytes.length * warm);
  return {
    what: `memory of the ${app} at its end`,
    value: Math.max(...megabytes.slice(-fifth)),
    unit: 'MB',
    limit: {
      what: 'flat: at most 1.1 times that after the warm-up',
      value: Math.max(...megabytes.slice(from, from + fifth)) * BREATH_SHARE,
      holds: atMost,
    },
  };
}
