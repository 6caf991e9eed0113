import { collectorSingle } from './collector-single.js';
import { endToEnd } from './end-to-end.js';
import { overview } from './overview.js';
import { runBenchmarks } from './report.js';
import { sink } from './sink.js';
import { idleMemory, liveFreshness } from './standing.js';

/** On one machine, in the order in which they run; each starts from nothing and cleans up. */
await runBenchmarks({
  'collector-single': collectorSingle,
  'end-to-end': endToEnd,
  sink,
  'live-freshness': liveFreshness,
  'idle-memory': idleMemory,
  overview,
});
