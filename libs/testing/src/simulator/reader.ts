import { readerAddress } from './addresses.js';
import { type Device, makeDevice } from './devices.js';
import { Random } from './random.js';
import type { Connection, Scenario, ScenarioOutlet } from './scenario.js';

/** How often a reader comes back. */
export type Habit = 'loyal' | 'occasional' | 'passing';

export interface Reader {
  name: string;
  habit: Habit;
  connection: Connection;
  device: Device;
  /** First-party identifier; present when the reader consented. */
  vid?: string;
}

/** Shares of visits by habit; the rest are passing readers who come once. */
const LOYAL_SHARE = 0.34;
const OCCASIONAL_SHARE = 0.34;
/** Visits a day of one loyal reader: enough to be there on eleven of sixteen days. */
const LOYAL_VISITS_PER_DAY = 1.25;
const OCCASIONAL_DAYS_BETWEEN_VISITS = 6;

/**
 * An outlet's readers. Who the n-th loyal reader is depends on the seed alone, so that history and live traffic know
 * the same people. Only loyal readers are kept in memory; the others are made again when they come.
 */
export class Readership {
  private readonly loyal: (Reader | undefined)[];
  private readonly occasionalCount: number;
  private readonly maker = new Random();

  constructor(
    private readonly seed: number,
    private readonly outlet: ScenarioOutlet,
    private readonly consentRate: Scenario['consentRate'],
  ) {
    const { visitsPerDay } = outlet;
    const loyalCount = Math.max(1, Math.round((visitsPerDay * LOYAL_SHARE) / LOYAL_VISITS_PER_DAY));
    this.loyal = new Array<Reader | undefined>(loyalCount);
    this.occasionalCount = Math.max(
      1,
      Math.round(visitsPerDay * OCCASIONAL_SHARE * OCCASIONAL_DAYS_BETWEEN_VISITS),
    );
  }

  /** The reader who opens a visit now. */
  pick(random: Random): Reader {
    const shape = random.unit();
    if (shape < LOYAL_SHARE) {
      const index = random.below(this.loyal.length);
      return (this.loyal[index] ??= this.make('loyal', index));
    }
    if (shape < LOYAL_SHARE + OCCASIONAL_SHARE)
      return this.make('occasional', random.below(this.occasionalCount));
    return this.make('passing', random.uint32() * 1_048_576 + (random.uint32() >>> 12));
  }

  private make(habit: Habit, index: number): Reader {
    const random = this.maker.reseed(this.seed, this.outlet.code, habit, index);
    const device = makeDevice(random);
    const ip = readerAddress(random, this.outlet.province);
    return {
      name: `${this.outlet.code}/${habit}-${index}`,
      habit,
      connection: { ip, userAgent: device.userAgent },
      device,
      vid: random.chance(this.consentRate) ? random.uuid() : undefined,
    };
  }
}
