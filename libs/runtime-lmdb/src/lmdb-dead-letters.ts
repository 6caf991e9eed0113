import { DeadLetters, type BuriedLetter, type DeadLetter, type RecordPlace } from '@nhipbao/platform';
import { open, type RootDatabase } from 'lmdb';
import { join } from 'node:path';

type Place = [partition: number, offset: number];
type Letter = Pick<BuriedLetter, 'value' | 'reason' | 'buriedAtMs'>;

/**
 * The dead letters of a log's folder, in files of their own. Opened at their first use; several processes may use them at a time, so
 * they can be listed while the log is in use.
 */
export class LmdbDeadLetters extends DeadLetters {
  private opened: RootDatabase<Letter, Place> | undefined;

  constructor(private readonly logFolder: string) {
    super();
  }

  override async bury(letters: readonly DeadLetter[]): Promise<void> {
    const buriedAtMs = Date.now();
    const db = this.database();
    await db.batch(() => {
      for (const { partition, offset, value, reason } of letters)
        void db.put([partition, offset], { value, reason, buriedAtMs });
    });
  }

  override list(): Promise<BuriedLetter[]> {
    const letters = Array.from(this.database().getRange(), ({ key: [partition, offset], value: letter }) => ({
      partition,
      offset,
      ...letter,
    }));
    return Promise.resolve(letters);
  }

  override async remove(places: readonly RecordPlace[]): Promise<void> {
    const db = this.database();
    await db.batch(() => {
      for (const { partition, offset } of places) void db.remove([partition, offset]);
    });
  }

  async close(): Promise<void> {
    await this.opened?.close();
    this.opened = undefined;
  }

  /** Durable in the same way as the log: see `LogStore`. */
  private database(): RootDatabase<Letter, Place> {
    this.opened ??= open<Letter, Place>({
      path: join(this.logFolder, 'dead-letters'),
      overlappingSync: false,
      eventTurnBatching: false,
    });
    return this.opened;
  }
}
