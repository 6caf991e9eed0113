import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import type { Scope } from '../auth/principal.js';
import { Outlet } from './outlet.js';
import { User } from './user.js';

/** A program's credential. The secret is shown once; only its hash is stored. */
@Entity('api_keys')
@Unique('api_keys_hash_unique', ['secretHash'])
export class ApiKey {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'api_keys_pkey',
  })
  id: number;

  /** Null: sector-wide, which only an operator may create. */
  @Index('api_keys_outlet')
  @Column('integer', { name: 'outlet_id', nullable: true })
  outletId: number | null;

  @ManyToOne(() => Outlet, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'outlet_id', foreignKeyConstraintName: 'api_keys_outlet_fkey' })
  outlet?: Outlet | null;

  @Column('text')
  name: string;

  /** Beginning of the secret, by which a person recognises the key in a list. */
  @Column('text')
  prefix: string;

  /** SHA-256 of the secret, hex: the secret is random and long, so a slow hash would protect nothing. */
  @Column('text', { name: 'secret_hash', select: false })
  secretHash: string;

  @Column('text', { array: true })
  scopes: Scope[];

  /** Null when the platform itself made it. */
  @Column('integer', { name: 'created_by', nullable: true })
  createdById: number | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'api_keys_user_fkey' })
  createdBy?: User | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
