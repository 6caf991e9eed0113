import { Check, Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The kinds of press outlet, after the peer groups of the national assessment. */
export const OUTLET_KINDS = [
  'central_paper',
  'local_paper',
  'magazine',
  'journal',
  'radio',
  'television',
] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

/** A licensed press outlet: the tenant to whom sites, users, keys and figures belong. */
@Entity('outlets')
@Unique('outlets_name_unique', ['name'])
@Check('outlets_kind', OUTLET_KINDS.map((kind) => `kind = '${kind}'`).join(' OR '))
export class Outlet {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'outlets_pkey',
  })
  id: number;

  @Column('text')
  name: string;

  @Column('text')
  kind: OutletKind;

  /** Province or centrally governed city of its seat; null for a national outlet that names none. */
  @Column('text', { nullable: true })
  province: string | null;

  /** Number of its press licence. */
  @Column('text', { nullable: true })
  licence: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
