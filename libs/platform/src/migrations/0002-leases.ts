import type { QueryRunner } from 'typeorm';
import { ForwardMigration } from './forward-migration.js';

export class Leases1790000000002 extends ForwardMigration {
  override async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE leases (
      name text CONSTRAINT leases_pkey PRIMARY KEY,
      holder text NOT NULL,
      expires_at timestamptz NOT NULL,
      ceiling bigint NOT NULL
    )`);
  }
}
