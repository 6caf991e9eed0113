import type { Message, Producer } from 'kafkajs';
import { COMPRESSION } from './compression.js';
import { connectKafka } from './connect.js';
import { partitionOf } from './murmur2.js';
import type { KafkaEventLogOptions } from './options.js';

/** Enough tries for a broker that is restarted in good order; one that is lost takes longer than any request should wait. */
const RETRIES = 4;

/**
 * An idempotent producer for one send at a time, good until its first failure: afterwards its sequence numbers may stand for records
 * that the broker has or has not, and the broker would take other records under the same numbers for repetitions and drop them.
 */
export class CheckedProducer {
  private readonly producer: Producer;
  private readonly chosen = new Set<number>();
  private sending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly topic: string,
    options: KafkaEventLogOptions & { sendDeadlineMs: number },
  ) {
    this.producer = connectKafka(options, {
      requestTimeoutMs: options.sendDeadlineMs,
      retries: RETRIES,
    }).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      createPartitioner:
        () =>
        ({ message, partitionMetadata }) => {
          const partition = partitionOf(Buffer.from(message.key ?? ''), partitionMetadata.length);
          this.chosen.add(partition);
          return partition;
        },
    });
  }

  connect(): Promise<void> {
    return this.producer.connect();
  }

  /** Resolves when every message is on as many brokers as the topic asks for. */
  async send(messages: readonly Message[]): Promise<void> {
    this.chosen.clear();
    const sending = this.producer.send({
      topic: this.topic,
      acks: -1,
      compression: COMPRESSION,
      messages: [...messages],
    });
    this.sending = sending.catch(() => undefined);
    const answered = new Set((await sending).map(({ partition }) => partition));
    // When a leader changes between two tries, kafkajs leaves out its partitions where the new leader has already answered for
    // others, and resolves all the same.
    for (const partition of this.chosen)
      if (!answered.has(partition)) throw new Error(`Partition ${partition} of ${this.topic} did not answer`);
  }

  /** Only once the send in hand has settled: kafkajs connects again, unseen, to finish one that it still tries. */
  async end(): Promise<void> {
    await this.sending;
    await this.producer.disconnect();
  }
}
