import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of the control plane's tables. Migrations only go forward: going back means restoring a backup. */
export abstract class ForwardMigration implements MigrationInterface {
  abstract up(runner: QueryRunner): Promise<void>;

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations of the control plane only go forward.'));
  }
}
