import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Spools1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE spools (
      id uuid CONSTRAINT spools_pkey PRIMARY KEY,
      host text NOT NULL,
      since timestamptz NOT NULL,
      drained_at timestamptz
    )`);
  }

  /** Migrations only go forward: going back means restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations of the control plane only go forward.'));
  }
}
