/** One measured figure beside what it should be. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** The limit or peer of the same run, and how the value should stand to it. */
  limit?: { what: string; value: number; holds: (value: number, limit: number) => boolean };
}

export interface BenchmarkOptions {
  /** Also the data set of 100 million events, which takes the better part of an hour to make. */
  large: boolean;
  /** Small amounts and short spans: to see that a benchmark works, not what it measures. */
  short: boolean;
}

export type Benchmark = (options: BenchmarkOptions) => Promise<Figure[]>;

export const atLeast = (value: number, limit: number): boolean => value >= limit;
export const atMost = (value: number, limit: number): boolean => value <= limit;

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 0 });

/** Prints a table that can be put into docs/benchmarks.md as it stands. */
function print(name: string, figures: Figure[]): void {
  const lines = figures.map(({ what, value, unit, limit }) => {
    const verdict = limit ? (limit.holds(value, limit.value) ? 'holds' : 'MISSED') : '';
    return `| ${what} | ${number(value)} ${unit} | ${limit ? `${limit.what}: ${number(limit.value)} ${unit}` : ''} | ${verdict} |`;
  });
  process.stdout.write(
    `\n### ${name}\n\n| figure | measured | limit | |\n|---|---|---|---|\n${lines.join('\n')}\n`,
  );
}

/** The value below which a share of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Runs the benchmarks that the command line names, or all, and prints what each measured; ends the process. */
export async function runBenchmarks(benchmarks: Readonly<Record<string, Benchmark>>): Promise<never> {
  const words = process.argv.slice(2);
  const asked = words.filter((word) => !word.startsWith('--'));
  const names = asked.length > 0 ? asked : Object.keys(benchmarks);
  try {
    for (const name of names) {
      const benchmark = benchmarks[name];
      if (!benchmark) throw new Error(`there is no benchmark ${name}: ${Object.keys(benchmarks).join(', ')}`);
      print(name, await benchmark({ large: words.includes('--large'), short: words.includes('--short') }));
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
  process.exit(0);
}
