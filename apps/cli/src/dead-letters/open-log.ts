import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig, type DeadLetters, type EventLog } from '@nhipbao/platform';
import { DataFolderLock, LmdbDeadLetters, LmdbEventLog } from '@nhipbao/runtime-lmdb';

/** Which log: that of the data folder in the settings, or the cluster's. */
export interface LogChoice {
  kafka?: boolean;
}

/** Something that was opened, and how to let go of it. */
export interface Opened<T> {
  opened: T;
  close: () => Promise<void>;
}

/** The dead letters alone, which can be looked at while the platform runs. */
export async function openDeadLetters({ kafka }: LogChoice): Promise<Opened<DeadLetters>> {
  if (kafka) {
    const { opened, close } = await openKafka();
    return { opened: opened.deadLetters, close };
  }
  const letters = new LmdbDeadLetters(logFolder());
  return { opened: letters, close: () => letters.close() };
}

/**
 * The log to append to.
 * @throws {DataFolderInUse} when it is a data folder and the platform runs on it: one process may append there
 */
export async function openLog({ kafka }: LogChoice): Promise<Opened<EventLog>> {
  if (kafka) return openKafka();
  const folder = logFolder();
  const lock = DataFolderLock.acquire(resolve(readConfig().dataDir));
  const log = new LmdbEventLog({ folder });
  const close = async (): Promise<void> => {
    await log.close();
    lock.release();
  };
  return { opened: log, close };
}

async function openKafka(): Promise<Opened<EventLog>> {
  // Not for the other commands: its packages take a while to load.
  const { kafkaAccess, KafkaEventLog } = await import('@nhipbao/runtime-cluster/kafka');
  const log = new KafkaEventLog(kafkaAccess(readConfig()));
  return { opened: log, close: () => log.close() };
}

function logFolder(): string {
  const folder = join(readConfig().dataDir, 'log');
  if (!existsSync(folder))
    throw new Error(`There is no event log in ${folder}: set NHIPBAO_DATA_DIR, or say --kafka for a cluster`);
  return folder;
}
