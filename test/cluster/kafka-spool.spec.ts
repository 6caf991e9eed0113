import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { EventLogUnavailable, type LogRecord } from '@nhipbao/platform';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  KafkaEventLog,
  SpoolingEventLog,
  type SpoolNotice,
} from '../../libs/runtime-cluster/src/kafka/index.js';
import { until } from '../product/until.js';
import { describeKafka } from './describe-kafka.js';
import { KafkaBrokers } from './kafka-brokers.js';
import { spawnWriter, WriterProcess } from './kafka-writer-process.js';

const MIB = 1024 * 1024;
const record = (text: string, key = 'key'): LogRecord => ({ key, value: Buffer.from(text) });

describeKafka('a collector’s spool before three brokers', () => {
  let brokers: KafkaBrokers;
  let folder: string;
  let topic: string;
  const options = () => ({
    brokers: brokers.addresses,
    topic,
    partitions: 3,
    replication: 3,
    reconnectMs: 200,
  });
  const spoolOptions = () => ({ folder, spoolBytes: 64 * MIB });
  const open = (spoolBytes = 64 * MIB) =>
    SpoolingEventLog.open(new KafkaEventLog(options()), { folder, spoolBytes });

  /** Two of three: what is left can acknowledge nothing. */
  const killTwo = () => Promise.all([brokers.kill(0), brokers.kill(1)]);
  const restartTwo = () => Promise.all([brokers.restart(0), brokers.restart(1)]);

  /** Everything in the topic. */
  async function readAll(): Promise<string[]> {
    const log = new KafkaEventLog(options());
    const found: string[] = [];
    const group = randomUUID();
    const subscription = await log.consume(group, ({ records }) => {
      found.push(...records.map(({ value }) => value.toString()));
      return Promise.resolve();
    });
    await until('all is read', async () => (await log.lag(group)).records === 0);
    await subscription.stop();
    await log.close();
    return found;
  }

  beforeAll(async () => {
    brokers = await KafkaBrokers.start(3);
  });
  afterAll(() => brokers.destroy());
  beforeEach(async () => {
    topic = `spool.${randomUUID()}`;
    folder = await mkdtemp(join(tmpdir(), 'nhipbao-spool-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('hands over to Kafka under traffic that never pauses', async () => {
    await killTwo();
    const log = await open();
    const over = new AbortController();
    const appending: Promise<void>[] = [];
    // Open to the end: arrivals do not wait for one another.
    const arrivals = (async () => {
      for (let number = 0; !over.signal.aborted; number += 1) {
        appending.push(log.append([record(String(number), `key ${number % 100}`)]));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    await until('many are spooled', () => log.spooled().records > 2_000);
    await restartTwo();
    await until('the spool has drained', () => log.spooled().records === 0);
    over.abort();
    await arrivals;
    await Promise.all(appending);
    await log.close();
    const found = new Set((await readAll()).map(Number));
    expect(found.size).toBe(appending.length);
  });

  it('keeps the order of each key and loses nothing while brokers are killed and come back', async () => {
    const log = await open();
    let appended = 0;
    let going = true;
    const lanes = Array.from({ length: 5 }, async (_, lane) => {
      let step = 0;
      for (; going; step += 1) {
        await log.append([record(`${lane}:${step}`, `key ${lane}`)]);
        appended += 1;
      }
      return step;
    });
    await until('some are in Kafka', () => appended > 200);
    await brokers.kill(2);
    const afterOne = appended;
    await until('one broker less stops nothing', () => appended > afterOne + 100);
    await brokers.restart(2);
    await until('the spool is empty', () => log.spooled().records === 0);
    await killTwo();
    await until('some are spooled', () => log.spooled().records > 300);
    expect(log.spooled().bytes).toBeGreaterThan(log.spooled().records);
    expect(log.spooled().ageMs).toBeGreaterThan(0);
    await restartTwo();
    await until('the spool has drained', () => log.spooled().records === 0);
    const afterDrain = appended;
    await until('it goes on', () => appended > afterDrain + 100);
    going = false;
    const steps = await Promise.all(lanes);
    await until('the last of it has drained', () => log.spooled().records === 0);
    expect(log.spooled()).toEqual({ records: 0, bytes: 0, ageMs: 0 });
    await log.close();
    // What was on its way when a broker died may be there twice: the first of each counts.
    const found = Array.from(new Set(await readAll()), (text) => text.split(':').map(Number));
    steps.forEach((count, lane) => {
      const ofLane = found.filter(([of]) => of === lane).map(([, step]) => step);
      expect(ofLane).toEqual(Array.from({ length: count }, (_, step) => step));
    });
  });

  it('has every acknowledged record after kill -9 of the process whose spool they were in', async () => {
    const writer = new WriterProcess(spawnWriter({ ...options(), spool: spoolOptions() }));
    await until('some are in Kafka', () => writer.acknowledged.length > 300);
    await killTwo();
    const atOutage = writer.acknowledged.length;
    await until('some are spooled', () => writer.acknowledged.length > atOutage + 1_000);
    await writer.kill();
    const log = await open();
    expect(log.spooled().records).toBeGreaterThan(500);
    await restartTwo();
    await until('the spool has drained', () => log.spooled().records === 0);
    await log.close();
    const found = new Set((await readAll()).map((text) => Number(text.split(' ')[0])));
    expect(writer.acknowledged.filter((number) => !found.has(number))).toEqual([]);
  });

  it('says so before it acknowledges anything, and takes it back when all of it has drained', async () => {
    const told: string[] = [];
    let away = false;
    const notice: SpoolNotice = {
      raise: () => (away ? Promise.reject(new Error('away')) : tell('raised')),
      lower: () => (away ? Promise.reject(new Error('away')) : tell('lowered')),
    };
    const tell = (what: string): Promise<void> => {
      told.push(what);
      return Promise.resolve();
    };
    const openTold = () => SpoolingEventLog.open(new KafkaEventLog(options()), { ...spoolOptions(), notice });
    const log = await openTold();
    await log.append([record('through')]);
    // A former process may have left it raised.
    expect(told.splice(0)).toEqual(['lowered']);
    await killTwo();
    await Promise.all([log.append([record('kept')]), log.append([record('too')])]);
    expect(told).toEqual(['raised']);
    await log.close();
    const next = await openTold();
    expect(told.splice(0)).toEqual(['raised', 'raised']);
    // Nobody to tell it to, and no reason to wait.
    away = true;
    await restartTwo();
    await until('the spool has drained', () => next.spooled().records === 0);
    expect(told).toEqual([]);
    away = false;
    await until('it is taken back', () => told.length > 0);
    expect(told.splice(0)).toEqual(['lowered']);
    away = true;
    await killTwo();
    await next.append([record('kept all the same')]);
    expect(told).toEqual([]);
    away = false;
    await until('it is told', () => told.length > 0);
    expect(told).toEqual(['raised']);
    await restartTwo();
    await until('it is taken back', () => told.includes('lowered'));
    await next.close();
    expect(new Set(await readAll())).toEqual(new Set(['through', 'kept', 'too', 'kept all the same']));
  });

  it('takes what hanging brokers do not answer, and loses nothing when they go on', async () => {
    const log = await open();
    const all = [0, 1, 2];
    await log.append([record('before')]);
    for (const broker of all) brokers.signal(broker, 'SIGSTOP');
    const texts = Array.from({ length: 200 }, (_, number) => `while they hang ${number}`);
    try {
      for (const text of texts) await log.append([record(text)]);
      expect(log.spooled().records).toBeGreaterThanOrEqual(texts.length);
    } finally {
      for (const broker of all) brokers.signal(broker, 'SIGCONT');
    }
    await until('the spool has drained', () => log.spooled().records === 0);
    await log.append([record('after')]);
    await log.close();
    expect(Array.from(new Set(await readAll()))).toEqual(['before', ...texts, 'after']);
  });

  it('refuses records when it is full, keeps those that it took, and takes again after it has drained', async () => {
    await killTwo();
    const log = await open(MIB);
    const taken: string[] = [];
    const fill = async () => {
      for (let number = 0; ; number += 1) {
        const text = `${number} ${'x'.repeat(50_000)}`;
        await log.append([record(text)]);
        taken.push(text);
      }
    };
    const refused = fill();
    await expect(refused).rejects.toThrow(EventLogUnavailable);
    await expect(refused).rejects.toThrow('its spool cannot take more');
    expect(taken.length).toBeGreaterThan(10);
    await restartTwo();
    await until('the spool has drained', () => log.spooled().records === 0);
    await log.append([record('there is room again')]);
    await log.close();
    expect(Array.from(new Set(await readAll()))).toEqual([...taken, 'there is room again']);
  });

  it('is one process’s only', async () => {
    const log = await open();
    await expect(open()).rejects.toThrow('in use');
    await log.close();
  });
});
