/** Zone offsets change on quarter hours only, so one reading serves all instants of the same quarter. */
const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Visits are formed within days that begin at 04:00, when the fewest readers are awake. */
const SESSION_DAY_SHIFT_MS = 4 * HOUR_MS;
const MAX_CACHED = 10_000;

/** Calendar days in the platform's time zone, fast enough to ask for each event. */
export class PlatformDays {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();
  private readonly names = new Map<number, string>();

  constructor(timezone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** `YYYY-MM-DD` of an instant, epoch ms. */
  dayOf(ts: number): string {
    const dayNumber = Math.floor((ts + this.offsetMs(ts)) / DAY_MS);
    let name = this.names.get(dayNumber);
    if (name === undefined) {
      name = new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
      remember(this.names, dayNumber, name);
    }
    return name;
  }

  /** `YYYY-MM-DD` of (ts − 4 h): the unit within which visits are formed. */
  sessionDayOf(ts: number): string {
    return this.dayOf(ts - SESSION_DAY_SHIFT_MS);
  }

  /** The instant, epoch ms, at which a day ends. */
  endOf(day: string): number {
    return this.instantOf(Date.parse(`${day}T00:00:00Z`) + DAY_MS);
  }

  /** The instant of a local time, given as if it were UTC, epoch ms. */
  instantOf(localMs: number): number {
    const guess = localMs - this.offsetMs(localMs);
    return localMs - this.offsetMs(guess);
  }

  /** Local time − UTC at an instant, ms. */
  private offsetMs(ts: number): number {
    const quarter = Math.floor(ts / QUARTER_MS);
    let offset = this.offsets.get(quarter);
    if (offset === undefined) {
      offset = this.readOffset(quarter * QUARTER_MS);
      remember(this.offsets, quarter, offset);
    }
    return offset;
  }

  private readOffset(ts: number): number {
    const part = Object.fromEntries(
      this.format.formatToParts(ts).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - ts;
  }
}

function remember<T>(cache: Map<number, T>, key: number, value: T): void {
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, value);
}
