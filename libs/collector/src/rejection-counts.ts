import { randomUUID } from 'node:crypto';
import type { Rejection, RejectReason } from '@nhipbao/events';
import type { SiteDirectory } from '@nhipbao/platform';
import type { Draft } from './pipeline/draft.js';
import type { RefusedDraft } from './pipeline/pipeline.js';

type Sites = Pick<SiteDirectory, 'bySiteKey'>;

/** Refused events counted by site, reason and the moment at which they came: an account is kept by the hour. */
export function countRejections(refused: readonly RefusedDraft[], sites: Sites): Rejection[] {
  const counts = new Map<string, Rejection>();
  for (const { draft, refusal } of refused) {
    const { reason } = refusal;
    const { receivedAt } = draft.request;
    const [outletId, siteId] = blame(draft, reason, sites);
    const name = `${outletId} ${siteId} ${reason} ${receivedAt}`;
    const count = counts.get(name);
    if (count) count.events++;
    else
      counts.set(name, {
        rejection_id: randomUUID(),
        outlet_id: outletId,
        site_id: siteId,
        received_at: receivedAt,
        reason,
        events: 1,
      });
  }
  return [...counts.values()];
}

/**
 * Whether an event was refused that names a site of which this process has not heard, and nobody has looked again: one that was made
 * a moment ago would not find it in its account.
 */
export function namesStranger({ draft, refusal }: RefusedDraft, sites: Sites): boolean {
  const key = siteKeyOf(draft);
  return refusal.reason !== 'unknown_site' && key !== undefined && !sites.bySiteKey(key);
}

function siteKeyOf({ input }: Draft): string | undefined {
  const key = typeof input === 'object' && input !== null && 'site' in input ? input.site : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** Outlet and site in whose account a refused event stands: the site's that it names, or the key holder's. */
function blame(
  draft: Draft,
  reason: RejectReason,
  sites: Sites,
): readonly [outletId: number, siteId: number] {
  if (reason === 'forbidden') return [draft.request.key?.outletId ?? 0, 0];
  const site = sites.bySiteKey(siteKeyOf(draft) ?? '');
  return site ? [site.outletId, site.id] : [0, 0];
}
