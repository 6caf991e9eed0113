import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { connectKafka, type KafkaAccess } from './connect.js';

const PATIENCE = { requestTimeoutMs: 5_000, retries: 3 };
/** One may find a connection that died while nobody looked. */
const TRIES = 2;

/** A broker that has just become a group's coordinator reads what the group has saved before it answers. */
const COORDINATOR_STARTS = new Set([
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
]);
const COORDINATOR_PATIENCE_MS = 5_000;
const COORDINATOR_PAUSE_MS = 200;

/** The connection for questions about topics and groups, opened when the first is asked and anew after a failure. */
export class AdminConnection {
  private admin: Promise<Admin> | undefined;

  constructor(private readonly options: KafkaAccess) {}

  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const deadline = Date.now() + COORDINATOR_PATIENCE_MS;
    for (let attempt = 1; ; attempt += 1) {
      const admin = (this.admin ??= this.open());
      try {
        return await question(await admin);
      } catch (error) {
        if (isCoordinatorStarting(error) && Date.now() < deadline) {
          attempt = 0;
          await sleep(COORDINATOR_PAUSE_MS);
          continue;
        }
        if (this.admin === admin) this.admin = undefined;
        void this.end(admin);
        if (attempt >= TRIES) throw error;
      }
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    if (admin) await this.end(admin);
  }

  private async open(): Promise<Admin> {
    const admin = connectKafka(this.options, PATIENCE).admin();
    await admin.connect();
    return admin;
  }

  /** A connection that failed has nothing more to say; its question was answered with the failure. */
  private async end(admin: Promise<Admin>): Promise<void> {
    await admin.then((opened) => opened.disconnect()).catch(() => undefined);
  }
}

function isCoordinatorStarting(error: unknown): boolean {
  // By its form: kafkajs wraps some errors in others of its own.
  const { type, cause } = error as { type?: unknown; cause?: unknown };
  return COORDINATOR_STARTS.has(String(type)) || (cause instanceof Error && isCoordinatorStarting(cause));
}
