import type { Random } from './random.js';

/** A choice among values in proportion to their weights: one binary search per draw. */
export class Weighted<T> {
  private readonly bounds: Float64Array;
  readonly total: number;

  constructor(
    private readonly values: readonly T[],
    weights: readonly number[],
  ) {
    if (values.length === 0) throw new RangeError('a weighted choice needs at least one value');
    this.bounds = new Float64Array(values.length);
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      sum += weights[i] ?? 0;
      this.bounds[i] = sum;
    }
    this.total = sum;
  }

  /** From pairs of value and weight. */
  static of<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
    return new Weighted(
      pairs.map(([value]) => value),
      pairs.map(([, weight]) => weight),
    );
  }

  pick(random: Random): T {
    const target = random.unit() * this.total;
    let low = 0;
    let high = this.values.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.bounds[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return this.values[low] as T;
  }
}
