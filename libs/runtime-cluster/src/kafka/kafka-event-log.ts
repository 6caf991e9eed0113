import {
  EventLog,
  EventLogUnavailable,
  type ConsumeOptions,
  type LogBatch,
  type LogLag,
  type LogRecord,
  type Subscription,
} from '@nhipbao/platform';
import { AdminConnection } from './admin-connection.js';
import { CheckedProducer } from './checked-producer.js';
import { groupLag } from './group-lag.js';
import { groupPositions } from './group-positions.js';
import { seekGroup } from './group-seek.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { KafkaDeadLetters } from './kafka-dead-letters.js';
import { KafkaWriter } from './kafka-writer.js';
import { defaultOptions, type FullOptions, type KafkaEventLogOptions } from './options.js';
import { assertRecordSizes, assertWritable, ensureTopic } from './topic.js';

/**
 * The event log of a cluster, on Apache Kafka. Nothing is opened before it is needed, so that a process starts while the brokers are
 * away. What was not handled in the topic's retention is gone: nothing here keeps it, and `onTrouble` tells of it.
 */
export class KafkaEventLog extends EventLog {
  override readonly deadLetters: KafkaDeadLetters;
  private readonly options: FullOptions;
  private readonly admin: AdminConnection;
  private readonly writer: KafkaWriter;
  private readonly consumers = new Set<KafkaConsumer>();
  private readonly lags = new Map<string, Promise<LogLag>>();
  private topicReady = false;
  private closing: Promise<void> | undefined;

  constructor(options: KafkaEventLogOptions) {
    super();
    this.options = { ...defaultOptions, ...options };
    this.admin = new AdminConnection(this.options);
    this.deadLetters = new KafkaDeadLetters(this.options, this.admin);
    this.writer = new KafkaWriter(() => this.openProducer(), this.options);
  }

  override async append(records: readonly LogRecord[]): Promise<void> {
    assertRecordSizes(records);
    await this.writer.append(records);
  }

  override consume(
    group: string,
    handle: (batch: LogBatch) => Promise<void>,
    options: ConsumeOptions = {},
  ): Promise<Subscription> {
    if (this.closing) return Promise.reject(new EventLogUnavailable('The event log is closed'));
    const prepare = () => this.ensureTopic();
    const consumer = new KafkaConsumer(group, handle, options, this.admin, this.options, prepare);
    this.consumers.add(consumer);
    return Promise.resolve({
      stop: async () => {
        await consumer.stop();
        this.consumers.delete(consumer);
      },
    });
  }

  override async seek(group: string, partition: number, offset: number): Promise<void> {
    await this.ensureTopic();
    const positions = await this.admin.ask((admin) => groupPositions(admin, this.options.topic, group));
    const place = positions.find((position) => position.partition === partition);
    if (!place) throw new RangeError(`The log has no partition ${partition}, only ${positions.length}`);
    const { low, high } = place;
    if (!Number.isSafeInteger(offset) || offset < 0 || offset > high)
      throw new RangeError(
        `Offset ${offset} is not between 0 and the end of partition ${partition}, ${high}`,
      );
    await seekGroup(this.options, group, partition, Math.max(offset, low));
  }

  /** Asked twice in one turn, it is worked out once. It never tells of a time before it was asked: figures rest on that. */
  override lag(group: string): Promise<LogLag> {
    const asked = this.lags.get(group);
    if (asked) return asked;
    const lag = Promise.resolve().then(() => {
      this.lags.delete(group);
      return this.findLag(group);
    });
    this.lags.set(group, lag);
    return lag;
  }

  override close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async findLag(group: string): Promise<LogLag> {
    await this.ensureTopic();
    return this.admin.ask((admin) => groupLag(admin, this.options.topic, group));
  }

  private async finish(): Promise<void> {
    await Promise.all(Array.from(this.consumers, (consumer) => consumer.stop()));
    await this.writer.close();
    await this.admin.close();
  }

  private async openProducer(): Promise<CheckedProducer> {
    await this.ensureTopic();
    await this.admin.ask((admin) => assertWritable(admin, this.options.topic));
    const producer = new CheckedProducer(this.options.topic, this.options);
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      await producer.end();
      throw error;
    }
  }

  private async ensureTopic(): Promise<void> {
    if (this.topicReady) return;
    const { topic, partitions, replication, retentionMs } = this.options;
    const settings = { 'retention.ms': String(retentionMs) };
    await this.admin.ask((admin) => ensureTopic(admin, { topic, partitions, replication, settings }));
    this.topicReady = true;
  }
}
