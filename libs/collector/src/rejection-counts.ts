import { randomUUID } from 'node:crypto';
import type { Rejection, RejectReason } from '@nhipbao/events';
import type { SiteDirectory } from '@nhipbao/platform';
import { siteKeyOf, type Draft } from './pipeline/draft.js';
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
