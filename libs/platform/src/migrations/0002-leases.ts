import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Leases1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE leases (
      name text CONSTRAINT leases_pkey PRIMARY KEY,
      holder text NOT NULL,
      expires_at timestamptz NOT NULL,
      ceiling bigint NOT NULL
    )`);
  }

  /** Migrations only go forward: going back means restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations of the control plane only go forward.'));
  }
}
