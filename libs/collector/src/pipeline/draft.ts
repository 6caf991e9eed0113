import type { EventSource, RejectReason, StoredEvent, WireEvent } from '@nhipbao/events';
import type { DirectorySite, TraceContext, VerifiedKey } from '@nhipbao/platform';
import { RULE_VERSION } from '../rule-version.js';
import type { Connection } from './connection.js';
import type { PageAddress } from './page-address.js';

/** What the events of one request have in common. */
export interface RequestFacts {
  /** Server time, epoch ms. */
  receivedAt: number;
  /** The client's clock when it sent the request, epoch ms. */
  sentAt?: number;
  source: EventSource;
  /** The API key that the request carried, if it carried one. */
  key?: VerifiedKey;
  /** When the request is traced. */
  trace?: TraceContext;
  /** Host of the `Origin` header; empty when that names none; undefined when there is none or it is opaque. */
  originHost?: string;
  /** The connection on which the request came. */
  connection: Connection;
  /** The connection that an API key holder states for a reader; the same object for the same reader. */
  connectionOf(ip: string, userAgent: string): Connection;
}

/** One event on its way through the pipeline. Steps fill it in; only `event` leaves this stage. */
export class Draft {
  /** Set by `validate`. */
  wire: WireEvent;
  /** Set by `find-site`. */
  site: DirectorySite;
  /** Whose request the event tells of: the reader's own, or the one that the key holder stated. */
  connection: Connection;
  /** Set by `read-page` when the event carries an address. */
  page: PageAddress | undefined = undefined;
  readonly event: StoredEvent;

  constructor(
    /** Place in the request, from 0. */
    readonly index: number,
    /** The event as it came. */
    readonly input: unknown,
    readonly request: RequestFacts,
  ) {
    this.connection = request.connection;
    this.event = {
      type: 'pageview',
      outlet_id: 0,
      site_id: 0,
      event_id: '',
      pv: '',
      ts: 0,
      received_at: request.receivedAt,
      session_day: '',
      visitor: '',
      consented: 0,
      source: request.source,
      traffic: '',
      rule_version: RULE_VERSION,
    };
  }
}

/** The key of the site that an event names, read before the event is known to be valid. */
export function siteKeyOf({ input }: Draft): string | undefined {
  const key = typeof input === 'object' && input !== null && 'site' in input ? input.site : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** Why an event is not taken. */
export class Refusal {
  constructor(
    readonly reason: RejectReason,
    /** For the sender: what is wrong, without repeating what was sent. */
    readonly message: string,
    /** The field at fault, as in `media.played[0]`; empty when none is. */
    readonly field = '',
  ) {}
}

export const reject = (reason: RejectReason, message: string, field?: string) =>
  new Refusal(reason, message, field);
