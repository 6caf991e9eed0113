import { collectorSingle } from './collector-single.js';
import { endToEnd } from './end-to-end.js';
import { overview } from './overview.js';
import { print, type Benchmark } from './report.js';
import { sink } from './sink.js';
import { idleMemory, liveFreshness } from './standing.js';

/** In the order in which they run; each starts from nothing and cleans up. */
const BENCHMARKS: Record<string, Benchmark> = {
  'collector-single': collectorSingle,
  'end-to-end': endToEnd,
  sink,
  'live-freshness': liveFreshness,
  'idle-memory': idleMemory,
  overview,
};

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const large = words.includes('--large');
  const asked = words.filter((word) => !word.startsWith('--'));
  const names = asked.length > 0 ? asked : Object.keys(BENCHMARKS);
  for (const name of names) {
    const benchmark = BENCHMARKS[name];
    if (!benchmark) throw new Error(`there is no benchmark ${name}: ${Object.keys(BENCHMARKS).join(', ')}`);
    print(name, await benchmark({ large }));
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
