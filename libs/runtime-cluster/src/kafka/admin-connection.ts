import type { Admin } from 'kafkajs';
import { connectKafka } from './connect.js';
import type { KafkaEventLogOptions } from './options.js';

const PATIENCE = { requestTimeoutMs: 5_000, retries: 3 };
/** One may find a connection that died while nobody looked. */
const TRIES = 2;

/** The connection for questions about topics and groups, opened when the first is asked and anew after a failure. */
export class AdminConnection {
  private admin: Promise<Admin> | undefined;

  constructor(private readonly options: Pick<KafkaEventLogOptions, 'brokers' | 'clientId'>) {}

  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const admin = (this.admin ??= this.open());
      try {
        return await question(await admin);
      } catch (error) {
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
