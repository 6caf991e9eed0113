import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who may do a piece of work that only one process may do at a time. */
@Entity('leases')
export class LeaseRow {
  /** The work, such as `aggregation`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'leases_pkey' })
  name: string;

  @Column('text')
  holder: string;

  /** By PostgreSQL's clock, the only one that all processes share. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  /** The highest number that holders may have given out so far; the next holder's begin above it. */
  @Column('bigint')
  ceiling: string;
}
