import { afterAll, beforeAll } from '@jest/globals';
import type { EventLog } from '@nhipbao/platform';
import { eventLogContract, type EventLogHarness } from '@nhipbao/testing';
import { randomUUID } from 'node:crypto';
import { KafkaEventLog } from '../../libs/runtime-cluster/src/kafka/index.js';
import { describeKafka } from './describe-kafka.js';
import { KafkaBrokers } from './kafka-brokers.js';
import { spawnWriter } from './kafka-writer-process.js';

const quick = { retryMinMs: 1, retryMaxMs: 20, partitions: 4 };

describeKafka('on one broker', () => {
  let brokers: KafkaBrokers;
  beforeAll(async () => {
    brokers = await KafkaBrokers.start(1);
  });
  afterAll(() => brokers.destroy());

  const makeHarness = (): Promise<EventLogHarness> => {
    const topic = `contract.${randomUUID()}`;
    const options = { ...quick, brokers: brokers.addresses, replication: brokers.replication, topic };
    const opened: EventLog[] = [];
    return Promise.resolve({
      open: () => {
        const log = new KafkaEventLog(options);
        opened.push(log);
        return Promise.resolve(log);
      },
      spawnWriter: () => spawnWriter(options),
      dispose: async () => {
        for (const log of opened) await log.close();
      },
    });
  };

  eventLogContract('Kafka', makeHarness, {
    'keeps what a group has not handled':
      'Kafka deletes by age, whether every group has handled a record or not: retention and the alert on lag stand in for it',
    'bounds its backlog':
      'the backlog is bounded by retention: producers are not told how far consumers are behind',
  });
});
