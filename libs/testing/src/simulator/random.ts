const UNIT = 1 / 4_294_967_296;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Mixes a number or a text into a 32-bit state (FNV-1a for texts, the finaliser of MurmurHash3 after each part). */
function mix(state: number, part: number | string): number {
  let h = state;
  if (typeof part === 'string') {
    for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part.charCodeAt(i), 0x01000193);
  } else {
    // Slot numbers exceed 32 bits in no century that matters, but seeds may: both halves take part.
    h = Math.imul(h ^ (part | 0), 0x9e3779b1) ^ Math.floor(part * UNIT);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A seeded source of randomness: the sfc32 generator of the PractRand suite (128 bits of state, period at least 2^32,
 * passes its tests). The same seeds give the same sequence on every machine. Nothing here is fit for secrets.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  constructor(...seeds: (number | string)[]) {
    this.reseed(...seeds);
  }

  /** Starts the sequence that belongs to `seeds`; reusing one object spares allocations in hot loops. */
  reseed(...seeds: (number | string)[]): this {
    // Three lanes of their own: a single 32-bit hash would give two of a million seeds the same sequence, ids included.
    let [a, b, c] = [0x811c9dc5 | 0, 0x2545f491, 0x6a09e667];
    for (const seed of seeds) {
      a = mix(a, seed);
      b = mix(b, seed);
      c = mix(c, seed);
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = 1;
    for (let i = 0; i < 8; i++) this.uint32();
    return this;
  }

  /** An integer in [0, 2^32). */
  uint32(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** A number in [0, 1). */
  unit(): number {
    return this.uint32() * UNIT;
  }

  /** An integer in [0, end). */
  below(end: number): number {
    return Math.floor(this.unit() * end);
  }

  /** A number in [from, to). */
  between(from: number, to: number): number {
    return from + this.unit() * (to - from);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new RangeError('cannot pick from an empty list');
    return chosen;
  }

  /** Log-normal with the given median; `sigma` is the standard deviation of the logarithm. */
  logNormal(median: number, sigma: number): number {
    // Box and Muller; 1 − u keeps the logarithm finite.
    const normal = Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
    return median * Math.exp(sigma * normal);
  }

  /** The number of arrivals when `mean` are expected. */
  poisson(mean: number): number {
    // Knuth's product of uniforms; large means are split so that exp(−mean) does not underflow.
    let total = 0;
    for (let rest = mean; rest > 0; rest -= 500) {
      const limit = Math.exp(-Math.min(rest, 500));
      for (let product = this.unit(); product > limit; product *= this.unit()) total++;
    }
    return total;
  }

  /** A version 4 UUID made of this sequence. */
  uuid(): string {
    const [a, b, c, d] = [this.uint32(), this.uint32(), this.uint32(), this.uint32()];
    return `${hex32(a)}-${hex16(b >>> 16)}-${hex16((b & 0x0fff) | 0x4000)}-${hex16(((c >>> 16) & 0x3fff) | 0x8000)}-${hex16(c & 0xffff)}${hex32(d)}`;
  }
}

function hex16(value: number): string {
  return (HEX[value >>> 8] ?? '') + (HEX[value & 255] ?? '');
}

function hex32(value: number): string {
  return hex16(value >>> 16) + hex16(value & 0xffff);
}
