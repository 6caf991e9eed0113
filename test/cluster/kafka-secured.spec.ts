import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { readConfig } from '@nhipbao/platform';
import { join } from 'node:path';
import { kafkaAccess, KafkaEventLog } from '../../libs/runtime-cluster/src/kafka/index.js';
import { until } from '../product/until.js';
import { describeKafka } from './describe-kafka.js';
import { KafkaBrokers } from './kafka-brokers.js';

const user = { name: 'nhipbao', password: 'song-hong-2030' };

describeKafka('on a broker that speaks TLS and asks who one is', () => {
  let brokers: KafkaBrokers;
  let log: KafkaEventLog | undefined;
  beforeAll(async () => {
    brokers = await KafkaBrokers.start(1, user);
  });
  afterAll(() => brokers.destroy());
  afterEach(() => log?.close());

  function open(settings: Record<string, string>): KafkaEventLog {
    const config = readConfig({
      NHIPBAO_KAFKA_BROKERS: brokers.addresses.join(','),
      NHIPBAO_KAFKA_PARTITIONS: '2',
      NHIPBAO_KAFKA_REPLICATION: '1',
      NHIPBAO_KAFKA_TLS: 'on',
      NHIPBAO_KAFKA_CA_FILE: join(brokers.folder, 'broker.pem'),
      NHIPBAO_KAFKA_USER: user.name,
      NHIPBAO_KAFKA_PASSWORD: user.password,
      ...settings,
    });
    log = new KafkaEventLog({ ...kafkaAccess(config), sendDeadlineMs: 10_000 });
    return log;
  }
  const record = { key: 'bạn đọc', value: Buffer.from('một lượt xem') };

  it('appends and reads', async () => {
    const secured = open({});
    await secured.append([record]);
    const read: string[] = [];
    const subscription = await secured.consume('group', ({ records }) => {
      read.push(...records.map(({ value }) => value.toString()));
      return Promise.resolve();
    });
    await until('the record is read', () => read.length > 0);
    await subscription.stop();
    expect(read).toEqual(['một lượt xem']);
  });

  it.each<[string, Record<string, string>]>([
    ['with a wrong password', { NHIPBAO_KAFKA_PASSWORD: 'song-cuu-long' }],
    ['without a name', { NHIPBAO_KAFKA_USER: '', NHIPBAO_KAFKA_PASSWORD: '' }],
    ['without trust in its certificate', { NHIPBAO_KAFKA_CA_FILE: '' }],
    ['in plain text', { NHIPBAO_KAFKA_TLS: 'off' }],
  ])('takes nothing %s', async (_how, settings) => {
    await expect(open(settings).append([record])).rejects.toThrow('The event log cannot be reached');
  });
});
