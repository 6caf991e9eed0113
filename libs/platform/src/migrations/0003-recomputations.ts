import type { QueryRunner } from 'typeorm';
import { ForwardMigration } from './forward-migration.js';

export class Recomputations1790000000003 extends ForwardMigration {
  override async up(runner: QueryRunner): Promise<void> {
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
}
