import type { OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Outlet, Site } from '../entities/index.js';
import { readWhenChanged } from './read-when-changed.js';
import { Snapshot, type SnapshotAge } from './snapshot.js';

export type DirectoryOutlet = Readonly<Omit<Outlet, 'createdAt'>>;
export type DirectorySite = Readonly<Omit<Site, 'createdAt' | 'outlet'>>;

interface Contents {
  outlets: ReadonlyMap<number, DirectoryOutlet>;
  sitesByKey: ReadonlyMap<string, DirectorySite>;
  sitesById: ReadonlyMap<number, DirectorySite>;
  sitesByOutlet: ReadonlyMap<number, readonly DirectorySite[]>;
}

async function read(database: DataSource): Promise<Contents> {
  const outlets = await database.getRepository(Outlet).find({ order: { id: 'ASC' } });
  const sites = await database.getRepository(Site).find({ order: { id: 'ASC' } });
  const sitesByOutlet = new Map<number, DirectorySite[]>();
  for (const site of sites) {
    const siblings = sitesByOutlet.get(site.outletId);
    if (siblings) siblings.push(site);
    else sitesByOutlet.set(site.outletId, [site]);
  }
  return {
    outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])),
    sitesByKey: new Map(sites.map((site) => [site.key, site])),
    sitesById: new Map(sites.map((site) => [site.id, site])),
    sitesByOutlet,
  };
}

/**
 * Outlets and sites in memory, for every path that is too hot for the database. A change made here is seen at once,
 * one of another process within two seconds; while the database is away the last reading stays in use.
 */
export class SiteDirectory implements OnModuleDestroy {
  private constructor(private readonly snapshot: Snapshot<Contents>) {}

  static async open(database: DataSource, refreshMs?: number): Promise<SiteDirectory> {
    return new SiteDirectory(await Snapshot.open(readWhenChanged(database, [Outlet, Site], read), refreshMs));
  }

  bySiteKey(key: string): DirectorySite | undefined {
    return this.snapshot.value.sitesByKey.get(key);
  }

  bySiteId(id: number): DirectorySite | undefined {
    return this.snapshot.value.sitesById.get(id);
  }

  /** Sites of an outlet by id, oldest first; empty for an unknown outlet. */
  sitesOfOutlet(outletId: number): readonly DirectorySite[] {
    return this.snapshot.value.sitesByOutlet.get(outletId) ?? [];
  }

  outlet(id: number): DirectoryOutlet | undefined {
    return this.snapshot.value.outlets.get(id);
  }

  /** Every outlet, oldest first. */
  all(): DirectoryOutlet[] {
    return [...this.snapshot.value.outlets.values()];
  }

  age(): SnapshotAge {
    return this.snapshot.age();
  }

  /** To be awaited before a site is taken for one that nobody made. @throws when nobody can tell: see `Snapshot.lookAgain` */
  lookAgain(): Promise<void> {
    return this.snapshot.lookAgain();
  }

  /** To be awaited after a change of outlets or sites. */
  refresh(): Promise<void> {
    return this.snapshot.refresh();
  }

  onModuleDestroy(): Promise<void> {
    return this.snapshot.onModuleDestroy();
  }
}
