import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/**
 * The random salt of one day's visitor keys. Destroying it makes the day's keys of readers without consent impossible
 * to work out again; the row stays as proof that it was done.
 */
@Entity('visitor_salts')
export class VisitorSalt {
  /** `YYYY-MM-DD`. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'visitor_salts_pkey' })
  day: string;

  /** Null once destroyed. */
  @Column('bytea', { nullable: true })
  salt: Buffer | null;

  /** When this salt was made: one for a day long past is destroyed by its own age. */
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { name: 'destroyed_at', nullable: true })
  destroyedAt: Date | null;
}
