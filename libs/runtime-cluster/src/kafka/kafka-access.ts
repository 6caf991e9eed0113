import { readFileSync } from 'node:fs';
import type { Config } from '@nhipbao/platform';
import type { KafkaEventLogOptions } from './options.js';

/**
 * Which log on which brokers, and by whose name, as the settings say.
 * @throws Error when the file of certificates cannot be read
 */
export function kafkaAccess(
  config: Config,
): Pick<KafkaEventLogOptions, 'brokers' | 'topic' | 'partitions' | 'replication' | 'tls' | 'user'> {
  const { kafkaCaFile: caFile, kafkaUser: name, kafkaPassword: password } = config;
  return {
    brokers: config.kafkaBrokers.split(','),
    topic: config.kafkaTopic,
    partitions: config.kafkaPartitions,
    replication: config.kafkaReplication,
    ...(config.kafkaTls && { tls: caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') } }),
    ...(name !== undefined && password !== undefined && { user: { name, password } }),
  };
}
