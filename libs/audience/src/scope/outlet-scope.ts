import { Injectable } from '@nestjs/common';
import {
  assertOutlet,
  invalidRequest,
  readableOutlets,
  SiteDirectory,
  type Principal,
} from '@nhipbao/platform';

/** Whose figures a question is about. */
export interface Scope {
  outletIds: number[];
  /** 0 for the outlets as a whole. */
  siteId: number;
  /** True when the caller sees the sector's aggregates only, under disclosure control. */
  aggregateOnly: boolean;
}

/** Ids or site keys as a request gives them. */
export interface ScopeRequest {
  outlet?: number | string;
  site?: number | string;
}

/** Turns what a caller asks about into outlets that the caller may see. */
@Injectable()
export class OutletScope {
  constructor(private readonly directory: SiteDirectory) {}

  /**
   * @throws {ApiError} 403 or 404 when the caller may not see it (see `assertOutlet`), 422 when there is no such outlet or site
   */
  resolve(principal: Principal, request: ScopeRequest): Scope {
    if (request.site !== undefined) return this.ofSite(principal, request.site, request.outlet);
    if (request.outlet !== undefined) return this.ofOutlet(principal, Number(request.outlet));
    const readable = readableOutlets(principal);
    if (readable !== 'all' && readable.length > 0)
      return { outletIds: [...readable], siteId: 0, aggregateOnly: false };
    return {
      outletIds: this.directory.all().map(({ id }) => id),
      siteId: 0,
      aggregateOnly: readable !== 'all',
    };
  }

  private ofSite(principal: Principal, asked: number | string, outlet: number | string | undefined): Scope {
    const site = /^\d+$/.test(String(asked))
      ? this.directory.bySiteId(Number(asked))
      : this.directory.bySiteKey(String(asked));
    if (!site || (outlet !== undefined && Number(outlet) !== site.outletId)) {
      // Somebody of another outlet gets the same answer as for a site that does not exist.
      throw invalidRequest([{ field: 'site', expected: 'the id or key of a site of the outlet' }]);
    }
    if (principal.outletId !== null && principal.outletId !== site.outletId) {
      throw invalidRequest([{ field: 'site', expected: 'the id or key of a site of the outlet' }]);
    }
    assertOutlet(principal, site.outletId);
    return { outletIds: [site.outletId], siteId: site.id, aggregateOnly: false };
  }

  private ofOutlet(principal: Principal, outletId: number): Scope {
    if (!this.directory.outlet(outletId) && principal.outletId === null) {
      throw invalidRequest([{ field: 'outlet', expected: 'the id of an outlet' }]);
    }
    assertOutlet(principal, outletId);
    return { outletIds: [outletId], siteId: 0, aggregateOnly: false };
  }
}
