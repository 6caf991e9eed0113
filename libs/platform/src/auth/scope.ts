import { forbidden, notFound } from '../errors/api-error.js';
import type { Principal } from './principal.js';

/**
 * Whose own figures the caller may read: every outlet's, or those of the outlets listed. A regulator reads none: it
 * sees the sector's aggregates only, which have routes of their own.
 */
export function readableOutlets(principal: Principal): 'all' | readonly number[] {
  if (principal.outletId !== null) return [principal.outletId];
  return principal.role === 'operator' ? 'all' : [];
}

/**
 * Passes only if the caller may read this outlet's own data. Two answers, kept everywhere: 403 says that the caller's
 * role may never do this; 404 says that the caller's outlet has no such thing, whether or not another outlet has.
 * @throws {ApiError} 403 `forbidden` for a regulator, 404 `not_found` for somebody of another outlet
 */
export function assertOutlet(principal: Principal, outletId: number): void {
  const outlets = readableOutlets(principal);
  if (outlets === 'all' || outlets.includes(outletId)) return;
  throw principal.outletId === null ? forbidden() : notFound();
}
