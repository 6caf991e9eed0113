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
import { ROLES, type Role } from '../auth/principal.js';
import { Outlet } from './outlet.js';

/** A person who signs in. Operators and regulators belong to no outlet, everybody else to exactly one. */
@Entity('users')
@Unique('users_email_unique', ['email'])
@Check('users_email_lower', `email = lower(email)`)
@Check('users_role', ROLES.map((role) => `role = '${role}'`).join(' OR '))
@Check('users_outlet', `(role IN ('operator', 'regulator')) = (outlet_id IS NULL)`)
export class User {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'users_pkey' })
  id: number;

  @Index('users_outlet_index')
  @Column('integer', { name: 'outlet_id', nullable: true })
  outletId: number | null;

  @ManyToOne(() => Outlet, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'outlet_id', foreignKeyConstraintName: 'users_outlet_fkey' })
  outlet?: Outlet | null;

  /** In lower case, so that no two accounts differ only by it. */
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text')
  role: Role;

  /** `scrypt$N$r$p$salt$hash`, base64url. Never selected unless asked for. */
  @Column('text', { name: 'password_hash', select: false })
  passwordHash: string;

  @Column('boolean', { default: false })
  disabled: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
