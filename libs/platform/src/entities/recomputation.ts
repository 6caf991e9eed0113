import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An order to compute page views, visits and rollups of some days anew from the raw events. */
@Entity('recomputations')
export class Recomputation {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'recomputations_pkey',
  })
  id: number;

  /** Null for all outlets. */
  @Column('integer', { name: 'outlet_id', nullable: true })
  outletId: number | null;

  /** First and last day, both included. */
  @Column('date', { name: 'from_day' })
  fromDay: string;

  @Column('date', { name: 'to_day' })
  toDay: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'requested_at' })
  requestedAt: Date;

  /** The last day that is done; null before the first. Work that was cut off goes on with the day after it. */
  @Column('date', { name: 'done_day', nullable: true })
  doneDay: string | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;
}
