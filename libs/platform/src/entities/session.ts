import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.js';

/** A person's signed-in browser. Only the hash of its cookie is stored. */
@Entity('sessions')
export class Session {
  /** SHA-256 of the cookie's token, hex. */
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'sessions_pkey' })
  tokenHash: string;

  @Index('sessions_user')
  @Column('integer', { name: 'user_id' })
  userId: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'sessions_user_fkey' })
  user?: User;

  @Index('sessions_expiry')
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
