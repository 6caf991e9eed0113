import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkaEventLog } from '../../libs/runtime-cluster/src/kafka/index.js';
import { CommandLine } from '../product/command-line.js';
import { DeadLetterScene, mixedRecords } from '../product/dead-letter-scene.js';
import { describeKafka } from './describe-kafka.js';
import { KafkaBrokers } from './kafka-brokers.js';

const TOPIC = 'dlq.events';

describeKafka('dead letters of a cluster', () => {
  let brokers: KafkaBrokers;
  let folder: string;
  let scene: DeadLetterScene;
  let log: KafkaEventLog;
  const dlq = (...args: string[]) =>
    CommandLine.startWith(
      {
        NHIPBAO_KAFKA_BROKERS: brokers.addresses.join(','),
        NHIPBAO_KAFKA_TOPIC: TOPIC,
        NHIPBAO_KAFKA_REPLICATION: '1',
      },
      'dlq',
      ...args,
      '--kafka',
    );

  beforeAll(async () => {
    brokers = await KafkaBrokers.start(1);
    folder = await mkdtemp(join(tmpdir(), 'nhipbao-dlq-store-'));
    scene = await DeadLetterScene.at(folder);
    log = new KafkaEventLog({ brokers: brokers.addresses, topic: TOPIC, partitions: 1, replication: 1 });
  });
  afterAll(async () => {
    await log.close();
    await scene.close();
    await brokers.destroy();
    await rm(folder, { recursive: true });
  });

  it('are listed, replayed once their cause is gone, or dropped, while everything runs', async () => {
    const records = mixedRecords();
    await log.append(records.map((value) => ({ key: 'key', value })));
    await scene.sink(log);
    expect(await scene.stored()).toEqual([1, 3]);

    const listed = (await dlq('list').succeeds()).trim().split('\n');
    expect(listed.map((line) => line.split('\t')[2]?.split(':')[0])).toEqual([
      'UNKNOWN_ELEMENT_OF_ENUM',
      'UNKNOWN_KIND',
      undefined,
    ]);

    await scene.learnTelepathy();
    expect(await dlq('replay', '0/1').succeeds()).toContain('replayed 1; còn lại / left 1');
    await scene.sink(log);
    expect(await scene.stored()).toEqual([1, 2, 3]);
    expect(await dlq('drop', '0/2').succeeds()).toContain('left 0');
    expect(await log.deadLetters.list()).toEqual([]);
  });
});
