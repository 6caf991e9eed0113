import type { Admin, IResourceConfigEntry } from 'kafkajs';
import { inSyncReplicas } from './options.js';

/** Largest record that a topic takes, and largest batch of compressed records. */
const MAX_RECORD_BYTES = 8 * 1024 * 1024;
const BATCH_OVERHEAD_BYTES = 64 * 1024;

/** @throws RangeError when one of them can never be appended */
export function assertRecordSizes(records: readonly { value: Buffer }[]): void {
  const tooLarge = records.find(({ value }) => value.length > MAX_RECORD_BYTES);
  if (tooLarge)
    throw new RangeError(`A record of ${tooLarge.value.length} bytes is above the log's ${MAX_RECORD_BYTES}`);
}

export interface TopicSettings {
  topic: string;
  partitions: number;
  replication: number;
  /** Further settings of the topic by Kafka's names. */
  settings: Readonly<Record<string, string>>;
}

/** Creates the topic when it is missing; one that is there stays as it is. */
export async function ensureTopic(
  admin: Admin,
  { topic, partitions, replication, settings }: TopicSettings,
): Promise<void> {
  if ((await admin.listTopics()).includes(topic)) return;
  const all: Record<string, string> = {
    'min.insync.replicas': String(inSyncReplicas(replication)),
    'unclean.leader.election.enable': 'false',
    'max.message.bytes': String(MAX_RECORD_BYTES + BATCH_OVERHEAD_BYTES),
    // The broker's clock: one for all collectors, and never going back within a partition.
    'message.timestamp.type': 'LogAppendTime',
    ...settings,
  };
  const configEntries: IResourceConfigEntry[] = Object.entries(all).map(([name, value]) => ({ name, value }));
  await admin.createTopics({
    waitForLeaders: true,
    timeout: 10_000,
    topics: [{ topic, numPartitions: partitions, replicationFactor: replication, configEntries }],
  });
}

/** @throws Error when some partition has no leader, or too few replicas to acknowledge a record */
export async function assertWritable(admin: Admin, topic: string): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  for (const { partitionId, leader, isr, replicas } of topics.flatMap(({ partitions }) => partitions))
    if (leader < 0 || isr.length < inSyncReplicas(replicas.length))
      throw new Error(`Partition ${partitionId} of ${topic} has too few replicas in step to take records`);
}
