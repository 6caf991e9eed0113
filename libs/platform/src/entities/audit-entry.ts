import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who acted: a signed-in person, a key, or the platform itself. */
export type AuditActor = 'user' | 'key' | 'platform';

/** One change of the control plane. Rows are only ever added; ids stay when what they name is gone. */
@Entity('audit_log')
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_log_pkey',
  })
  id: number;

  @Index('audit_log_at')
  @CreateDateColumn({ type: 'timestamptz' })
  at: Date;

  @Column('text', { name: 'actor_kind' })
  actorKind: AuditActor;

  @Column('integer', { name: 'actor_id', nullable: true })
  actorId: number | null;

  /** A past fact, such as `site.created`. */
  @Column('text')
  action: string;

  /** The outlet that it concerns; null for the whole platform. */
  @Column('integer', { name: 'outlet_id', nullable: true })
  outletId: number | null;

  /** Id of the thing that changed. */
  @Column('integer', { name: 'object_id', nullable: true })
  objectId: number | null;

  /** What was set, without secrets. */
  @Column('jsonb')
  details: Record<string, unknown>;
}
