import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recomputations1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recomputations (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT recomputations_pkey PRIMARY KEY,
      outlet_id integer,
      from_day date NOT NULL,
      to_day date NOT NULL,
      requested_at timestamptz NOT NULL DEFAULT now(),
      done_day date,
      finished_at timestamptz,
      cancelled_at timestamptz
    )`);
  }

  /** Migrations only go forward: going back means restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations of the control plane only go forward.'));
  }
}
