import { DeadLetters, type BuriedLetter, type DeadLetter, type RecordPlace } from '@nhipbao/platform';
import { randomUUID } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import type { AdminConnection } from './admin-connection.js';
import { CheckedProducer } from './checked-producer.js';
import { connectKafka, within } from './connect.js';
import type { FullOptions } from './options.js';
import { sendSlices } from './send-slices.js';
import { TOPIC_SESSION } from './session.js';
import { ensureTopic } from './topic.js';

const READ_WITHIN_MS = 60_000;

/** Their key is the place of the record. A message without a value takes back the letter of that place. */
interface LetterMessage {
  key: string;
  value: Buffer | null;
  headers?: { reason: string; partition: string; offset: string };
}

/**
 * The dead letters of a topic, in the topic of its name with `.dead-letters` behind it: one partition, kept without end. The value is
 * the record's as it was, the headers say why it is there and from where; once all letters are removed the topic is emptied.
 */
export class KafkaDeadLetters extends DeadLetters {
  private readonly topic: string;

  constructor(
    private readonly options: FullOptions,
    private readonly admin: AdminConnection,
  ) {
    super();
    this.topic = `${options.topic}.dead-letters`;
  }

  override bury(letters: readonly DeadLetter[]): Promise<void> {
    return this.send(
      letters.map(({ partition, offset, value, reason }) => ({
        key: keyOf({ partition, offset }),
        value,
        headers: { reason, partition: String(partition), offset: String(offset) },
      })),
    );
  }

  override async list(): Promise<BuriedLetter[]> {
    await this.ensureTopic();
    const letters = new Map<string, BuriedLetter>();
    await this.read(({ key, value, headers, timestamp }) => {
      const place = key?.toString() ?? '';
      if (value === null) return void letters.delete(place);
      const [partition = 0, offset = 0] = place.split('/').map(Number);
      const reason = headers?.['reason']?.toString() ?? '';
      letters.set(place, { partition, offset, value, reason, buriedAtMs: Number(timestamp) });
    });
    return [...letters.values()].sort(
      (one, other) => one.partition - other.partition || one.offset - other.offset,
    );
  }

  override async remove(places: readonly RecordPlace[]): Promise<void> {
    await this.send(places.map((place) => ({ key: keyOf(place), value: null })));
    const end = await this.end();
    // What is buried from here on is behind that end.
    if ((await this.list()).length > 0) return;
    const partitions = [{ partition: 0, offset: String(end.high) }];
    await this.admin.ask(async (admin) => {
      // The client finds leaders only of topics that it was asked about before.
      await admin.fetchTopicOffsets(this.topic);
      await admin.deleteTopicRecords({ topic: this.topic, partitions });
    });
  }

  /** Letters are rare: each time with a producer of its own. */
  private async send(messages: readonly LetterMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await this.ensureTopic();
    const producer = new CheckedProducer(this.topic, this.options);
    try {
      await producer.connect();
      for (const slice of sendSlices(messages)) await producer.send(slice);
    } finally {
      await producer.end();
    }
  }

  private async end(): Promise<{ low: number; high: number }> {
    const [end] = await this.admin.ask((admin) => admin.fetchTopicOffsets(this.topic));
    return { low: Number(end?.low ?? 0), high: Number(end?.high ?? 0) };
  }

  /** Every message from the first to the one that is the last now. */
  private async read(each: (message: KafkaMessage) => void): Promise<void> {
    const { low, high } = await this.end();
    if (low >= high) return;
    const groupId = `${this.topic}.reader.${randomUUID()}`;
    const consumer = connectKafka(this.options, { requestTimeoutMs: 10_000, retries: 5 }).consumer({
      ...TOPIC_SESSION,
      groupId,
      retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) },
    });
    const all = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
      const begin = async () => {
        await consumer.connect();
        await consumer.subscribe({ topics: [this.topic], fromBeginning: true });
        await consumer.run({
          autoCommit: false,
          eachBatch: ({ batch }) => {
            for (const message of batch.messages) if (Number(message.offset) < high) each(message);
            if (Number(batch.lastOffset()) >= high - 1) resolve();
            return Promise.resolve();
          },
        });
      };
      begin().catch(reject);
    });
    try {
      await within(all, READ_WITHIN_MS, `Reading ${this.topic}`);
    } finally {
      await consumer.disconnect();
    }
    await this.admin.ask((admin) => admin.deleteGroups([groupId]));
  }

  private ensureTopic(): Promise<void> {
    const { topic } = this;
    const { replication } = this.options;
    const settings = { 'retention.ms': '-1', 'retention.bytes': '-1' };
    return this.admin.ask((admin) => ensureTopic(admin, { topic, partitions: 1, replication, settings }));
  }
}

const keyOf = ({ partition, offset }: RecordPlace): string => `${partition}/${offset}`;
