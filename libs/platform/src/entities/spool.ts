import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Events that a collector keeps on its own disk until the event log takes them: figures cannot reach further than them. */
@Entity('spools')
export class Spool {
  /** Of the spool's folder, whichever process has it. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'spools_pkey' })
  id: string;

  /** The machine that it was last seen on. */
  @Column('text')
  host: string;

  /** Nothing in it was received earlier; by PostgreSQL's clock, as is the next. */
  @Column('timestamptz')
  since: Date;

  /** When all of it had gone to the log; null while something waits. */
  @Column('timestamptz', { name: 'drained_at', nullable: true })
  drainedAt: Date | null;
}
