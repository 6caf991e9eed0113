import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Outlet } from './outlet.js';

/** `paused`: its events are refused as `site_paused`, its figures stay. */
export const SITE_STATUSES = ['active', 'paused'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

/** A website, app or stream of an outlet that sends events under one public key. */
@Entity('sites')
@Unique('sites_key_unique', ['key'])
@Check('sites_status', SITE_STATUSES.map((status) => `status = '${status}'`).join(' OR '))
export class Site {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'sites_pkey' })
  id: number;

  @Index('sites_outlet')
  @Column('integer', { name: 'outlet_id' })
  outletId: number;

  @ManyToOne(() => Outlet, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'outlet_id', foreignKeyConstraintName: 'sites_outlet_fkey' })
  outlet?: Outlet;

  /** Public, `nb_…`: it stands in every page of the site. */
  @Column('text')
  key: string;

  @Column('text')
  name: string;

  /** Hosts whose pages may send events for the site, without scheme; each covers its subdomains. Empty: any host. */
  @Column('text', { array: true })
  domains: string[];

  @Column('text', { default: 'active' })
  status: SiteStatus;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
