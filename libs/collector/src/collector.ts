import { randomUUID } from 'node:crypto';
import {
  encodeEvent,
  encodeRejection,
  eventKey,
  MAX_EVENTS_PER_REQUEST,
  rejectionKey,
  type Rejection,
  type RejectReason,
} from '@nhipbao/events';
import { EventLog, type LogRecord, type SiteDirectory } from '@nhipbao/platform';
import { Draft, reject, type Refusal, type RequestFacts } from './pipeline/draft.js';
import type { PipelineMetrics } from './pipeline/pipeline-metrics.js';
import type { Pipeline, RefusedDraft } from './pipeline/pipeline.js';

/** What became of a request's events. */
export interface Collected {
  accepted: number;
  refused: readonly RefusedEvent[];
}

export interface RefusedEvent {
  /** Place in the request, from 0. */
  index: number;
  refusal: Refusal;
}

/** Takes the events of a request through the pipeline and makes them durable. */
export class Collector {
  constructor(
    private readonly pipeline: Pipeline,
    private readonly log: EventLog,
    private readonly sites: Pick<SiteDirectory, 'bySiteKey'>,
    private readonly metrics: PipelineMetrics,
  ) {}

  /**
   * Resolves when every accepted event, and the count of the refused ones, is in the log: one append for both, so that
   * the outlet's account never shows the one without the other.
   * @throws {EventLogUnavailable} when nothing could be stored
   */
  async collect(events: readonly unknown[], request: RequestFacts): Promise<Collected> {
    const drafts = events.map((input, index) => new Draft(index, input, request));
    const { accepted, refused } =
      drafts.length > MAX_EVENTS_PER_REQUEST ? tooMany(drafts) : await this.pipeline.run(drafts);
    const records: LogRecord[] = accepted.map(({ event, request: { trace } }) => ({
      key: eventKey(event),
      value: encodeEvent(event, trace),
    }));
    for (const rejection of this.rejections(refused))
      records.push({ key: rejectionKey(rejection), value: encodeRejection(rejection) });
    if (records.length > 0) await this.log.append(records);
    this.metrics.accepted(accepted.length);
    return {
      accepted: accepted.length,
      refused: refused
        .map(({ draft, refusal }) => ({ index: draft.index, refusal }))
        .sort((one, other) => one.index - other.index),
    };
  }

  /** The refused events of a request, counted by site and reason. */
  private rejections(refused: readonly RefusedDraft[]): Iterable<Rejection> {
    if (refused.length === 0) return [];
    const counts = new Map<string, Rejection>();
    for (const { draft, refusal } of refused) {
      const [outletId, siteId] = this.blame(draft, refusal.reason);
      const name = `${outletId} ${siteId} ${refusal.reason}`;
      const count = counts.get(name);
      if (count) count.events++;
      else {
        const { receivedAt } = draft.request;
        counts.set(name, {
          rejection_id: randomUUID(),
          outlet_id: outletId,
          site_id: siteId,
          received_at: receivedAt,
          reason: refusal.reason,
          events: 1,
        });
      }
    }
    for (const { reason, events } of counts.values()) this.metrics.refused(reason, events);
    return counts.values();
  }

  /** Outlet and site in whose account a refused event stands: the site's that it names, or the key holder's. */
  private blame(
    { input, request }: Draft,
    reason: RejectReason,
  ): readonly [outletId: number, siteId: number] {
    if (reason === 'forbidden') return [request.key?.outletId ?? 0, 0];
    const key = typeof input === 'object' && input !== null && 'site' in input ? input.site : undefined;
    const site = typeof key === 'string' ? this.sites.bySiteKey(key) : undefined;
    return site ? [site.outletId, site.id] : [0, 0];
  }
}

function tooMany(drafts: readonly Draft[]): { accepted: Draft[]; refused: RefusedDraft[] } {
  const refusal = reject('too_large', `at most ${MAX_EVENTS_PER_REQUEST} events in one request`);
  return { accepted: [], refused: drafts.map((draft) => ({ draft, refusal })) };
}
