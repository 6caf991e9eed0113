import { Injectable } from '@nestjs/common';
import { notFound, Outlet, recordChange, SiteDirectory, type Actor } from '@nhipbao/platform';
import { DataSource } from 'typeorm';
import { refusingDuplicates } from '../conflict.js';
import { defined } from '../defined.js';
import { SitesService, type SiteToCreate } from '../sites/sites.service.js';
import type { NewOutlet, OutletChange } from './outlet.dto.js';

const NAME_TAKEN = 'There is an outlet of this name.';

/** Changes outlets; every change is audited and seen by the directory when the call returns. */
@Injectable()
export class OutletsService {
  constructor(
    private readonly database: DataSource,
    private readonly directory: SiteDirectory,
    private readonly sites: SitesService,
  ) {}

  /** Creates an outlet together with its sites, or nothing. @throws {ApiError} 409 when the name is taken */
  async create(actor: Actor, outlet: NewOutlet, sites: readonly SiteToCreate[] = []): Promise<Outlet> {
    const work = this.database.transaction(async (manager) => {
      const { name, kind, province = null, licence = null } = outlet;
      const created = await manager.save(manager.create(Outlet, { name, kind, province, licence }));
      const { id } = created;
      const details = { name, kind, province, licence };
      await recordChange(manager, actor, { action: 'outlet.created', outletId: id, objectId: id, details });
      for (const site of sites) await this.sites.createWithin(manager, actor, id, site);
      return created;
    });
    const created = await refusingDuplicates(NAME_TAKEN, work);
    await this.directory.refresh();
    return created;
  }

  /** @throws {ApiError} 404 when there is no such outlet, 409 when the new name is taken */
  async change(actor: Actor, id: number, change: OutletChange): Promise<Outlet> {
    const work = this.database.transaction(async (manager) => {
      const outlet = await manager.findOne(Outlet, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!outlet) throw notFound();
      const details = defined(change);
      const saved = await manager.save(Object.assign(outlet, details));
      await recordChange(manager, actor, { action: 'outlet.changed', outletId: id, objectId: id, details });
      return saved;
    });
    const changed = await refusingDuplicates(NAME_TAKEN, work);
    await this.directory.refresh();
    return changed;
  }
}
