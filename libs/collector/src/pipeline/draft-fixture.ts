import type { WireEvent } from '@nhipbao/events';
import type { DirectorySite } from '@nhipbao/platform';
import { Agents } from '../agents/agents.js';
import { PlatformDays } from '../clock/platform-days.js';
import { NOWHERE } from '../places/places.js';
import { Connection } from './connection.js';
import { Draft, type RequestFacts } from './draft.js';
import type { PipelineParts } from './step.js';

/** Sunday 1 November 2026, 12:00 in Vietnam. */
export const NOON = Date.UTC(2026, 10, 1, 5);
export const PV = '5e0c8a39-6f3d-4b7e-9a55-3c1f0f9f7a11';
export const CHROME_ON_ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36';

export const SITE: DirectorySite = {
  id: 7,
  outletId: 3,
  key: 'nb_song_hong',
  name: 'Báo Sông Hồng',
  domains: ['songhong.vn'],
  status: 'active',
};

/** A draft as the steps before the one under test leave it. */
export function draftOf(
  wire: Partial<WireEvent>,
  request: Partial<RequestFacts> = {},
  site: Partial<DirectorySite> = {},
): Draft {
  const event: WireEvent = {
    type: 'pageview',
    site: SITE.key,
    id: 'a3bb189e-8bf9-4c4f-8b0a-7d1f5e3c2b10',
    pv: PV,
    ts: NOON,
    url: 'https://songhong.vn/a.html',
    ...wire,
  };
  const draft = new Draft(0, event, {
    receivedAt: NOON,
    source: request.key ? 'server' : 'browser',
    connection: new Connection('113.160.1.1', CHROME_ON_ANDROID),
    connectionOf: (ip, userAgent) => new Connection(ip, userAgent),
    ...request,
  });
  draft.wire = event;
  draft.site = { ...SITE, ...site };
  draft.event.type = event.type;
  draft.event.outlet_id = draft.site.outletId;
  draft.event.site_id = draft.site.id;
  draft.event.pv = event.pv ?? event.id;
  draft.event.ts = event.ts;
  return draft;
}

/** The parts that need neither a database nor a file; what a step asks beyond them is given. */
export function partsWith(parts: Partial<PipelineParts> = {}): PipelineParts {
  const unused = () => {
    throw new Error('This step was not expected to ask for a visitor key.');
  };
  return {
    sites: {
      bySiteKey: (key) => (key === SITE.key ? SITE : undefined),
      lookAgain: () => Promise.resolve(),
    },
    rates: { take: () => true },
    days: new PlatformDays('Asia/Ho_Chi_Minh'),
    places: { isReady: () => true, prepare: unused, of: () => NOWHERE },
    agents: new Agents(),
    visitorKeys: { isReady: () => true, prepare: unused, consented: unused, daily: unused },
    ...parts,
  };
}

export const KEY = { keyId: 1, outletId: 3, scopes: ['collect'] as const };
