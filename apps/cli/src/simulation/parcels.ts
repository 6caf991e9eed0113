import type { WireEvent } from '@nhipbao/events';
import type { Delivery, Scenario } from '@nhipbao/testing/simulator';
import type { Parcel } from '../sending/event-sender.js';

const BATCH = 100;
/** Events that may wait for companions; when they are more, all leave. */
const MOST_WAITING = 5_000;

/** API keys by code of the outlet, or one for all. */
export type ApiKeys = ReadonlyMap<string, string>;

/**
 * Reads `KEY` or `outlet=KEY`, as often as given.
 * @throws RangeError when an outlet is not in the scenario
 */
export function readApiKeys(given: readonly string[], scenario: Scenario): ApiKeys {
  const codes = scenario.outlets.map(({ code }) => code);
  const keys = new Map<string, string>();
  for (const entry of given) {
    const [outlet = '', key] = entry.split('=', 2);
    if (key === undefined) for (const code of codes) keys.set(code, entry);
    else if (codes.includes(outlet)) keys.set(outlet, key);
    else throw new RangeError(`the scenario has no outlet ${outlet}; it has ${codes.join(', ')}`);
  }
  return keys;
}

/**
 * Packs deliveries into requests. With a key, one request speaks for many readers and names each one's connection;
 * without, each reader's events travel in requests of their own, with its user agent and its address as a proxy in front
 * of the platform would pass it on. Clocks that are wrong travel apart too, because `sent_at` is the request's.
 */
export class ParcelPacker {
  private readonly open = new Map<string, Parcel & { events: WireEvent[] }>();
  private waiting = 0;

  constructor(private readonly keys: ApiKeys) {}

  /** The parcels that are ready to leave once this delivery is packed. */
  pack({ event, step, skewMs }: Delivery): Parcel[] {
    const { ip, userAgent } = step.connection;
    const apiKey = this.keys.get(step.outlet);
    const label = apiKey === undefined ? `${ip} ${userAgent} ${skewMs}` : `${apiKey} ${skewMs}`;
    let parcel = this.open.get(label);
    if (parcel === undefined) {
      const headers = apiKey === undefined ? { 'user-agent': userAgent, 'x-forwarded-for': ip } : undefined;
      parcel = { events: [], skewMs, apiKey, headers };
      this.open.set(label, parcel);
    }
    parcel.events.push(apiKey === undefined ? event : { ...event, client: { ip, user_agent: userAgent } });
    this.waiting++;
    if (parcel.events.length >= BATCH) {
      this.open.delete(label);
      this.waiting -= parcel.events.length;
      return [parcel];
    }
    return this.waiting >= MOST_WAITING ? this.rest() : [];
  }

  /** Everything that still waits. */
  rest(): Parcel[] {
    const parcels = [...this.open.values()];
    this.open.clear();
    this.waiting = 0;
    return parcels;
  }
}
