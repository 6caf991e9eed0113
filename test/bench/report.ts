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
}

export type Benchmark = (options: BenchmarkOptions) => Promise<Figure[]>;

export const atLeast = (value: number, limit: number): boolean => value >= limit;
export const atMost = (value: number, limit: number): boolean => value <= limit;

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 0 });

/** Prints a table that can be put into docs/benchmarks.md as it stands. */
export function print(name: string, figures: Figure[]): void {
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
