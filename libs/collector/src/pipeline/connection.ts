import type { Agent } from '../agents/agents.js';
import type { Place } from '../places/places.js';

/** Headers by which a browser says that it loads ahead of a reader who may never come. */
export interface ConnectionSigns {
  /** `Sec-Purpose`, `Purpose` or `X-Moz` speaks of prefetching or pre-rendering. */
  prefetch: boolean;
  /** `Sec-GPC: 1`: the reader objects to being recognised. */
  optsOut: boolean;
}

const NO_SIGNS: ConnectionSigns = { prefetch: false, optsOut: false };

/**
 * Where an event came from. It holds the address, so it lives as long as its request and is neither stored nor logged;
 * what was worked out from it is kept beside it, so that a batch of one reader costs as much as one event.
 */
export class Connection {
  place: Place | undefined = undefined;
  agent: Agent | undefined = undefined;
  /** The last visitor key of this reader and the salt it was made with. */
  visitor: { salt: Buffer; outletId: number; key: string } | undefined = undefined;

  constructor(
    /** IPv4 or IPv6 address; empty when it is not known. */
    readonly address: string,
    readonly userAgent: string,
    readonly signs: ConnectionSigns = NO_SIGNS,
  ) {}
}
