import { demoSector, simulate, type Scenario, type SimulatedStep } from '@nhipbao/testing/simulator';
import type { Newsroom } from '../product/newsroom.js';

const DAY_MS = 86_400_000;

/** A paper of the demo sector on one site. */
export function paperOn(siteKey: string, visitsPerDay: number): Scenario {
  const sector = demoSector();
  const [outlet] = sector.outlets;
  const [site] = outlet?.sites ?? [];
  if (!outlet || !site) throw new Error('the demo sector has outlets');
  return {
    ...sector,
    outlets: [{ ...outlet, visitsPerDay, sites: [{ ...site, key: siteKey, share: 1, sections: undefined }] }],
  };
}

/** Simulated days before today, as request bodies of the public interface. */
export function* requestsOf(scenario: Scenario, days: number, batch: number): Generator<string, void> {
  const to = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  let events: unknown[] = [];
  for (const step of simulate(scenario, { from: to - days * DAY_MS, to, seed: 17 })) {
    events.push(asEvent(step));
    if (events.length === batch) {
      yield JSON.stringify({ source: 'browser', events });
      events = [];
    }
  }
  if (events.length > 0) yield JSON.stringify({ source: 'browser', events });
}

const asEvent = ({ event, connection }: SimulatedStep): unknown => ({
  ...event,
  client: { ip: connection.ip, user_agent: connection.userAgent },
});

/** Sends requests with so many under way at once. @returns how many events were accepted */
export async function sendAll(newsroom: Newsroom, bodies: Iterable<string>, atOnce: number): Promise<number> {
  let accepted = 0;
  const iterator = bodies[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      const { status, body } = await newsroom.sendBody(next.value);
      if (status !== 202) throw new Error(`the collector answered ${status}`);
      accepted += body.accepted;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return accepted;
}
