import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.mjs';

// docs/operations/capacity.md: what a day of the sector costs, from the figures of docs/benchmarks.md. A new measurement there makes the
// page out of date, which `npm run generate -- --check` says.

const DAY_S = 86_400;
const GB = 1e9;
const TB = 1e12;

/** The sector: what the platform is built for. */
const SECTOR = { pageViewsADay: 300e6, peak: 10 };

/** Of the simulator's traffic as the bench stores it; test/integration/infra/capacity.spec.ts measures them again. */
export const TRAFFIC = { eventsAPageView: 6.53, recordBytes: 422, packedBytes: 253 };

/** Decisions, not measurements. */
const CHOSEN = {
  rawDays: 395,
  replicas: 2,
  kafkaReplicas: 3,
  kafkaDays: 7,
  /** Share of a disk, and of a processor at the peak, that may be in use. */
  diskUse: 0.6,
  coreUse: 0.6,
  /** Cores of the machine that docs/benchmarks.md was measured on. */
  benchCores: 2,
  spoolBytes: 1024 * 1024 ** 2,
  shards: 4,
};

/** The first number of the row of the benchmarks' table whose second cell is `what`. */
export function measured(page, what) {
  const row = page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find((cells) => cells[2] === what);
  if (!row) throw new Error(`docs/benchmarks.md has no figure «${what}»`);
  return row[3];
}

const number = (text) => Number(/[\d,.]+/.exec(text)[0].replaceAll(',', ''));

/** What the benchmarks say, in the units in which the page reckons. */
export function figures(page) {
  const tables = measured(page, 'of which `events` / `page_views` / `rollup_hour` / `rollup_day`');
  const [events, pageViews, hours, days] = tables.replace(' bytes/event', '').split(' / ').map(Number);
  const batch = /([\d,]+) events in batches/.exec(page)[1];
  return {
    collected: number(measured(page, 'collector, single events, durable')),
    stored: number(measured(page, 'sink, from the log')),
    engine: number(measured(page, 'the engine, the same rows from a file')),
    endToEnd: number(measured(page, `${batch} events in batches of 100, into the store`)),
    batchEvents: number(batch),
    moreSeconds: number(measured(page, 'until every figure shows them')),
    storeBytes: number(measured(page, "store, all tables, on the simulator's traffic")),
    rawBytes: events + pageViews,
    rollupBytes: hours + days,
  };
}

/** The arithmetic of the page: every value follows from the arguments. */
export function reckon(bench, { sector = SECTOR, traffic = TRAFFIC, chosen = CHOSEN } = {}) {
  const eventsADay = sector.pageViewsADay * traffic.eventsAPageView;
  const mean = eventsADay / DAY_S;
  const peak = mean * sector.peak;
  const perCore = (rate) => rate / chosen.benchCores;
  const chainSeconds = bench.batchEvents / bench.endToEnd + bench.moreSeconds;
  const chain = bench.batchEvents / chainSeconds;
  const collectors = Math.ceil(peak / perCore(bench.collected) / chosen.coreUse);
  const lastingBytes = bench.storeBytes - bench.rawBytes;
  const storeRaw = eventsADay * bench.rawBytes * chosen.rawDays;
  const storeLasting = eventsADay * lastingBytes * 365;
  return {
    eventsADay,
    mean,
    peak,
    collectors,
    collectorsMean: Math.ceil(mean / perCore(bench.collected) / chosen.coreUse),
    storingCores: peak / perCore(bench.stored) / chosen.coreUse,
    storingCoresMean: mean / perCore(bench.stored) / chosen.coreUse,
    chain,
    chainCores: peak / perCore(chain),
    chainCoresMean: mean / perCore(chain),
    /** Hours after an hour of the peak until what waits is worked through, by what serves `times` the mean. */
    backlogHours: (times) => (sector.peak - times) / (times - 1),
    storeDay: eventsADay * bench.storeBytes,
    storeRaw,
    storeLasting,
    storeServer: (storeRaw + storeLasting) / chosen.shards / chosen.diskUse,
    lastingBytes,
    kafkaDay: eventsADay * traffic.packedBytes,
    kafkaDisk: (eventsADay * traffic.packedBytes * chosen.kafkaDays * chosen.kafkaReplicas) / chosen.diskUse,
    kafkaPeakBytes: peak * traffic.packedBytes * chosen.kafkaReplicas,
    spoolSecondsPeak: chosen.spoolBytes / ((peak / collectors) * traffic.recordBytes),
    spoolSecondsMean: chosen.spoolBytes / ((mean / collectors) * traffic.recordBytes),
  };
}

const whole = (value) => Math.round(value).toLocaleString('en-US');
const gb = (bytes) => `${whole(bytes / GB)} GB`;
const tb = (bytes) => `${(bytes / TB).toFixed(1)} TB`;
const million = (value) => `${whole(value / 1e6)} million`;

function text(bench) {
  const r = reckon(bench);
  const { pageViewsADay, peak } = SECTOR;
  const { eventsAPageView, recordBytes, packedBytes } = TRAFFIC;
  const c = CHOSEN;
  return `# Capacity

What a day of the sector costs: ${million(pageViewsADay)} page views, with peaks of ${peak} times the mean. This page is written by
\`npm run generate\` from [benchmarks](../benchmarks.md): a new measurement there changes it. Nothing here was measured at the sector's
size; it is two cores multiplied, and says where that is daring.

## What it rests on

| figure | value | from |
| --- | --- | --- |
| events of a page view | ${eventsAPageView} | the simulator's traffic: page view, engagement after 6 s, 17 s and every 15 s, media, conversions |
| log record | ${recordBytes} bytes, ${packedBytes} with its key, compressed | the same, LZ4 in batches of four: a collector's group of a hundred falls to 24 partitions. A busier collector's batches are larger and pack better: 164 bytes in batches of 100 |
| collector, single events | ${whole(bench.collected)}/s on ${c.benchCores} cores, load generator included | \`collector-single\`, into the embedded log; Kafka in its place is measured by \`npm run bench:cluster\` |
| sink with the engine's inserts | ${whole(bench.stored)} rows/s on ${c.benchCores} cores | \`sink\` |
| the whole way into every figure | ${whole(bench.batchEvents)} events in ${whole(bench.batchEvents / bench.endToEnd)} s + ${whole(bench.moreSeconds)} s = ${whole(r.chain)}/s on ${c.benchCores} cores | \`end-to-end\` |
| store, all tables | ${bench.storeBytes} bytes/event, of which ${bench.rawBytes} of single events and page views | \`end-to-end\` |

Cores and disks are planned to be used at most ${c.coreUse * 100} %. A real record has more fields than the bench's (place, browser, campaign):
reckon with up to twice the bytes in Kafka until \`kafka-log-dirs.sh\` has said it.

## Events

- a day: ${million(pageViewsADay)} × ${eventsAPageView} = ${million(r.eventsADay)} events
- mean: ÷ ${whole(DAY_S)} s = **${whole(r.mean)}/s**
- peak: × ${peak} = **${whole(r.peak)}/s**

## Cores

| what | at the mean | at the peak | how |
| --- | --- | --- | --- |
| collectors, one core each | ${whole(r.collectorsMean)} | **${whole(r.collectors)}** | rate ÷ ${whole(bench.collected / c.benchCores)} a core ÷ ${c.coreUse} |
| sinks and inserts of ClickHouse | ${r.storingCoresMean.toFixed(1)} | ${r.storingCores.toFixed(1)} | rate ÷ ${whole(bench.stored / c.benchCores)} a core ÷ ${c.coreUse}, one replica |
| everything behind the log, figures included | ${r.chainCoresMean.toFixed(1)} | ${r.chainCores.toFixed(1)} | rate ÷ ${whole(r.chain / c.benchCores)} a core; the collector's share and the load generator's are in it |

Collectors must take the peak: they are scaled by processor. Storing should, or the log holds it: it is there for that. Assembly
and rollups need not: what waits is worked through afterwards, and the live view does not wait for it. An hour of the peak is in all
figures ${whole(r.backlogHours(2))} hours later with ${Math.ceil(r.chainCoresMean * 2)} cores (twice the mean), ${r.backlogHours(5)} hours later with ${Math.ceil(r.chainCoresMean * 5)} (five times). Queries come on top, under weights of their own.

Daring: that ClickHouse's inserts and the aggregator's statements grow with cores as the two cores did. One aggregator works at a
time, and its statements run on one server's cores and on all shards' disks. Measure before a general election, not on the evening.

## Disk

- **ClickHouse**: a day is ${million(r.eventsADay)} × ${bench.storeBytes} bytes = ${gb(r.storeDay)}.
  - 13 months of single events and page views: × ${bench.rawBytes} bytes × ${c.rawDays} days = ${tb(r.storeRaw)}
  - rollups, ledger and the rest, each year: × ${r.lastingBytes.toFixed(1)} bytes × 365 = ${tb(r.storeLasting)}. An upper bound: cells are as many as articles, sources and places, not as events
  - ${c.shards} shards at ${c.diskUse * 100} % full: (${tb(r.storeRaw)} + ${tb(r.storeLasting)}) ÷ ${c.shards} ÷ ${c.diskUse} = **${tb(r.storeServer)} a server**, ${c.shards * c.replicas} servers with ${c.replicas} replicas
- **Kafka**: ${million(r.eventsADay)} × ${packedBytes} bytes = ${gb(r.kafkaDay)} a day; × ${c.kafkaDays} days × ${c.kafkaReplicas} replicas ÷ ${c.diskUse} = **${tb(r.kafkaDisk)}** over all brokers; ${whole(r.kafkaPeakBytes / 1e6)} MB/s of writing at the peak
- **spools**: ${whole(c.spoolBytes / 1024 ** 2)} MiB at each of ${whole(r.collectors)} collectors last ${whole(r.spoolSecondsPeak / 60)} minutes at the peak, ${whole(r.spoolSecondsMean / 60)} at the mean
- **PostgreSQL**: outlets, sites, people, keys, salts: megabytes

## Memory

| what | each | why |
| --- | --- | --- |
| collector | 1 GiB | address database and directory in memory; bodies are bounded |
| sink | 1 GiB | at most 128 MiB of records before it (\`bufferBytes\`), batches of rows beside them |
| aggregator | 512 MiB | it sends statements; rows stay in ClickHouse |
| api | 1 GiB | answers are made in memory, exports stream |
| ClickHouse | 32 GiB or more | every benchmark above ran within 2 GiB; the rest is the cache of files that dashboards read again |
| Kafka | 6 GiB, of which 1 GiB heap | the tail that sinks read comes from the system's memory |

## Smaller, larger

Everything but rollups is in proportion: a tenth of the page views is a tenth of cores and disks. Replace the figures at the head of
\`tools/generate/capacity.mjs\` by your own and run \`npm run generate\`. The number of partitions (24) is a bound for sinks only: one
stores ${whole(bench.stored / c.benchCores)} rows/s and more, so ${Math.ceil(r.storingCores)} would do at the peak.
`;
}

/** The page, by its path. */
export const capacity = () => {
  const page = readFileSync(join(root, 'docs/benchmarks.md'), 'utf8');
  return { 'docs/operations/capacity.md': text(figures(page)) };
};
