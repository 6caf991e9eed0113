import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, recordChange, Site, SiteDirectory, type Actor } from '@nhipbao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { refusingDuplicates } from '../conflict.js';
import { defined } from '../defined.js';
import type { NewSite, SiteChange } from './site.dto.js';

/** Thirty-two signs that are hard to confuse, five random bits each. */
const KEY_SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const KEY_LENGTH = 16;

function newSiteKey(): string {
  return `nb_${[...randomBytes(KEY_LENGTH)].map((byte) => KEY_SIGNS.charAt(byte & 31)).join('')}`;
}

/** A site to create; the key is made up unless it is given. */
export type SiteToCreate = NewSite & { key?: string };

/** Changes sites; every change is audited and seen by the directory when the call returns. */
@Injectable()
export class SitesService {
  constructor(
    private readonly database: DataSource,
    private readonly directory: SiteDirectory,
  ) {}

  async create(actor: Actor, outletId: number, site: SiteToCreate): Promise<Site> {
    const created = await refusingDuplicates(
      'There is a site with this key.',
      this.database.transaction((manager) => this.createWithin(manager, actor, outletId, site)),
    );
    await this.directory.refresh();
    return created;
  }

  /** As `create`, within the caller's transaction and without refreshing the directory. */
  async createWithin(
    manager: EntityManager,
    actor: Actor,
    outletId: number,
    site: SiteToCreate,
  ): Promise<Site> {
    const { name, domains, status = 'active', key = newSiteKey() } = site;
    const created = await manager.save(Site, { outletId, key, name, domains, status });
    const details = { key, name, domains, status };
    await recordChange(manager, actor, { action: 'site.created', outletId, objectId: created.id, details });
    return manager.findOneByOrFail(Site, { id: created.id });
  }

  /** @throws {ApiError} 404 when there is no such site */
  async change(actor: Actor, id: number, change: SiteChange): Promise<Site> {
    const changed = await this.database.transaction(async (manager) => {
      const site = await manager.findOne(Site, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!site) throw notFound();
      const saved = await manager.save(Object.assign(site, defined(change)));
      const { outletId } = site;
      await recordChange(manager, actor, {
        action: 'site.changed',
        outletId,
        objectId: id,
        details: defined(change),
      });
      return saved;
    });
    await this.directory.refresh();
    return changed;
  }
}
