import type { QueryRunner } from 'typeorm';
import { ForwardMigration } from './forward-migration.js';

export class Spools1790000000004 extends ForwardMigration {
  override async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE spools (
      id uuid CONSTRAINT spools_pkey PRIMARY KEY,
      host text NOT NULL,
      since timestamptz NOT NULL,
      drained_at timestamptz
    )`);
  }
}
