import type { QueryRunner } from 'typeorm';
import { ForwardMigration } from './forward-migration.js';

/** The number at the end of the name orders the migrations; TypeORM wants thirteen digits. */
export class ControlPlane1790000000001 extends ForwardMigration {
  override async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }
}

const STATEMENTS = [
  `CREATE TABLE outlets (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT outlets_pkey PRIMARY KEY,
    name text NOT NULL CONSTRAINT outlets_name_unique UNIQUE,
    kind text NOT NULL CONSTRAINT outlets_kind CHECK (
      kind = 'central_paper' OR kind = 'local_paper' OR kind = 'magazine' OR kind = 'journal'
      OR kind = 'radio' OR kind = 'television'),
    province text,
    licence text,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE sites (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT sites_pkey PRIMARY KEY,
    outlet_id integer NOT NULL CONSTRAINT sites_outlet_fkey REFERENCES outlets ON DELETE RESTRICT,
    key text NOT NULL CONSTRAINT sites_key_unique UNIQUE,
    name text NOT NULL,
    domains text[] NOT NULL,
    status text NOT NULL DEFAULT 'active' CONSTRAINT sites_status CHECK (status = 'active' OR status = 'paused'),
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX sites_outlet ON sites (outlet_id)`,
  `CREATE TABLE users (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT users_pkey PRIMARY KEY,
    outlet_id integer CONSTRAINT users_outlet_fkey REFERENCES outlets ON DELETE RESTRICT,
    email text NOT NULL CONSTRAINT users_email_unique UNIQUE CONSTRAINT users_email_lower CHECK (email = lower(email)),
    name text NOT NULL,
    role text NOT NULL CONSTRAINT users_role CHECK (
      role = 'operator' OR role = 'regulator' OR role = 'outlet_manager' OR role = 'outlet_analyst'),
    password_hash text NOT NULL,
    disabled boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_outlet CHECK ((role IN ('operator', 'regulator')) = (outlet_id IS NULL))
  )`,
  `CREATE INDEX users_outlet_index ON users (outlet_id)`,
  `CREATE TABLE sessions (
    token_hash text CONSTRAINT sessions_pkey PRIMARY KEY,
    user_id integer NOT NULL CONSTRAINT sessions_user_fkey REFERENCES users ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX sessions_user ON sessions (user_id)`,
  `CREATE INDEX sessions_expiry ON sessions (expires_at)`,
  `CREATE TABLE api_keys (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT api_keys_pkey PRIMARY KEY,
    outlet_id integer CONSTRAINT api_keys_outlet_fkey REFERENCES outlets ON DELETE RESTRICT,
    name text NOT NULL,
    prefix text NOT NULL,
    secret_hash text NOT NULL CONSTRAINT api_keys_hash_unique UNIQUE,
    scopes text[] NOT NULL,
    created_by integer CONSTRAINT api_keys_user_fkey REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz
  )`,
  `CREATE INDEX api_keys_outlet ON api_keys (outlet_id)`,
  `CREATE TABLE visitor_salts (
    day date CONSTRAINT visitor_salts_pkey PRIMARY KEY,
    salt bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz
  )`,
  `CREATE TABLE platform_secrets (
    name text CONSTRAINT platform_secrets_pkey PRIMARY KEY,
    value bytea NOT NULL
  )`,
  `CREATE TABLE audit_log (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_log_pkey PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    actor_kind text NOT NULL,
    actor_id integer,
    action text NOT NULL,
    outlet_id integer,
    object_id integer,
    details jsonb NOT NULL
  )`,
  `CREATE INDEX audit_log_at ON audit_log (at)`,
];
