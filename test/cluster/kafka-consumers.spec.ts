import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from '@jest/globals';
import type { LogBatch, LogRecord } from '@nhipbao/platform';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  KafkaEventLog,
  type KafkaEventLogOptions,
  type KafkaTrouble,
} from '../../libs/runtime-cluster/src/kafka/index.js';
import { until } from '../product/until.js';
import { describeKafka } from './describe-kafka.js';
import { KafkaBrokers } from './kafka-brokers.js';

const PARTITIONS = 6;
const record = (n: number): LogRecord => ({ key: `key ${n}`, value: Buffer.from(String(n)) });
const records = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => record(from + n));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Memory of buffers that something still refers to: what the writer left behind says nothing of the consumer. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** What the members of a group were handed, together, and whether the rules of handing out were kept. */
class Handed {
  readonly times = new Map<string, number>();
  readonly inHand = new Map<string, number>();
  overlaps = 0;
  jumps = 0;

  /** A handler of one member; the rules hold within it. */
  handler(member: string, work: (batch: LogBatch) => Promise<void> = () => Promise.resolve()) {
    const next = new Map<number, number>();
    return async (batch: LogBatch) => {
      const hand = `${member} ${batch.partition}`;
      const held = this.inHand.get(hand) ?? 0;
      if (held > 0) this.overlaps += 1;
      this.inHand.set(hand, held + 1);
      try {
        const first = batch.records[0]?.offset ?? 0;
        // Going back is a repetition; going forward by more than one would pass something over.
        if (first > (next.get(batch.partition) ?? Infinity)) this.jumps += batch.signal.aborted ? 0 : 1;
        await work(batch);
        next.set(batch.partition, (batch.records.at(-1)?.offset ?? 0) + 1);
        for (const { value } of batch.records)
          this.times.set(value.toString(), (this.times.get(value.toString()) ?? 0) + 1);
      } finally {
        this.inHand.set(hand, (this.inHand.get(hand) ?? 1) - 1);
      }
    };
  }
}

describeKafka('consumers on three brokers', () => {
  let brokers: KafkaBrokers;
  let topic: string;
  let opened: KafkaEventLog[];
  let troubles: KafkaTrouble[];
  const open = (options: Partial<KafkaEventLogOptions> = {}) => {
    const log = new KafkaEventLog({
      brokers: brokers.addresses,
      topic,
      partitions: PARTITIONS,
      replication: 3,
      sessionTimeoutMs: 6_000,
      retryMinMs: 10,
      retryMaxMs: 200,
      onTrouble: (trouble) => troubles.push(trouble),
      ...options,
    });
    opened.push(log);
    return log;
  };
  /** Appends until it is taken, as a spool does. */
  const append = async (log: KafkaEventLog, some: LogRecord[]): Promise<void> => {
    for (;;)
      try {
        await log.append(some);
        return;
      } catch {
        await sleep(100);
      }
  };

  beforeAll(async () => {
    brokers = await KafkaBrokers.start(3);
  });
  afterAll(() => brokers.destroy());
  beforeEach(() => {
    topic = `consumers.${randomUUID()}`;
    opened = [];
    troubles = [];
  });
  afterEach(async () => {
    for (const log of opened) await log.close();
  });

  it('share the partitions anew as members come and go, and pass nothing over', async () => {
    const log = open();
    const handed = new Handed();
    const slowly = () => sleep(20);
    const over = new AbortController();
    let sent = 0;
    const sending = (async () => {
      while (!over.signal.aborted) {
        await append(log, records(sent, sent + 50));
        sent += 50;
        await sleep(5);
      }
    })();
    const limits = { maxRecords: 40, lingerMs: 5 };
    const first = await open().consume('group', handed.handler('first', slowly), limits);
    await until('the first has some', () => handed.times.size > 500);
    const second = await open().consume('group', handed.handler('second', slowly), limits);
    const third = await open().consume('group', handed.handler('third', slowly), limits);
    const share = () => new Set(Array.from(handed.inHand.keys(), (hand) => hand.split(' ')[0]));
    await until('each has some', () => share().size === 3);
    const before = handed.times.size;
    await until('they go on', () => handed.times.size > before + 500);
    await second.stop();
    await first.stop();
    const fourth = await open().consume('group', handed.handler('fourth', slowly), limits);
    await until('the fourth has some', () => share().size === 4);
    over.abort();
    await sending;
    await until('all are handed out', () => handed.times.size === sent);
    await until('nothing is left', async () => (await log.lag('group')).records === 0);
    await Promise.all([third.stop(), fourth.stop()]);
    expect(handed.overlaps).toBe(0);
    expect(handed.jumps).toBe(0);
    const repeated = [...handed.times.values()].filter((times) => times > 1).length;
    process.stdout.write(
      `${sent} records through four members that came and went, ${repeated} came more than once\n`,
    );
  });

  it('go on, and pass nothing over, when each broker is killed in turn', async () => {
    const log = open();
    const handed = new Handed();
    const subscription = await open().consume('group', handed.handler('only'), {
      maxRecords: 200,
      lingerMs: 5,
    });
    const over = new AbortController();
    let sent = 0;
    const sending = (async () => {
      while (!over.signal.aborted) {
        await append(log, records(sent, sent + 20));
        sent += 20;
        await sleep(5);
      }
    })();
    await until('some are handed out', () => handed.times.size > 200);
    for (const broker of [0, 1, 2]) {
      await brokers.kill(broker);
      const before = handed.times.size;
      await until('it goes on with two brokers', () => handed.times.size > before + 400);
      await brokers.restart(broker);
      await brokers.inStep();
    }
    over.abort();
    await sending;
    await until('all are handed out', () => handed.times.size === sent);
    await until('nothing is left', async () => (await log.lag('group')).records === 0);
    await subscription.stop();
    expect(handed.jumps).toBe(0);
    expect(handed.overlaps).toBe(0);
  });

  it('fetch nothing more while the handler is stuck, and stay members', async () => {
    const log = open();
    const fill = async (count: number) => {
      for (let n = 0; n < count; n += 100)
        await append(
          log,
          Array.from({ length: 100 }, (_, index) => ({ key: `${n + index}`, value: randomBytes(20_000) })),
        );
    };
    const stuck = new AbortController();
    let taken = 0;
    const bufferBytes = 4 * 1024 * 1024;
    const atRest = heldBytes();
    const subscription = await open({ bufferBytes }).consume(
      'group',
      async (batch) => {
        if (!stuck.signal.aborted)
          await Promise.race([once(stuck.signal, 'abort'), once(batch.signal, 'abort')]);
        taken += batch.records.length;
      },
      { maxRecords: 50, maxBytes: 1024 * 1024 },
    );
    await fill(10_000);
    // Longer than the session: a member that did not go on with its heartbeats would have lost its partitions.
    const stuckUntil = Date.now() + 10_000;
    await until('it has been stuck for longer than a session', () => Date.now() > stuckUntil);
    expect(troubles).toEqual([]);
    const grown = heldBytes() - atRest;
    process.stdout.write(`200 MB in the log, memory grew by ${Math.round(grown / 1e6)} MB\n`);
    expect(grown).toBeLessThan(30e6);
    expect(taken).toBe(0);
    stuck.abort();
    await until('all are taken', () => taken === 10_000);
    await subscription.stop();
  });

  it('leave the group empty when they are stopped, also while they join', async () => {
    const log = open();
    await append(log, records(0, 10));
    for (const afterMs of [0, 2, 10, 30, 60, 100]) {
      const subscription = await log.consume('group', () => Promise.resolve());
      await sleep(afterMs);
      await subscription.stop();
      // Only a group without members can be moved.
      await log.seek('group', 0, 0);
    }
    const staying = await log.consume('group', () => Promise.resolve());
    await until('it has them', async () => (await log.lag('group')).records === 0);
    await expect(log.seek('group', 0, 0)).rejects.toThrow('is running');
    await expect(log.seek('group', PARTITIONS, 0)).rejects.toThrow(RangeError);
    await expect(log.seek('group', 0, 1_000)).rejects.toThrow(RangeError);
    await staying.stop();
  });

  it('go on at the oldest record, and say so, where Kafka has deleted what they had not handled', async () => {
    const log = open();
    const same = (n: number): LogRecord => ({ key: 'key', value: Buffer.from(String(n)) });
    await append(log, [0, 1, 2, 3, 4, 5].map(same));
    const stuck = new AbortController();
    const taken: string[] = [];
    let partition = -1;
    const handle = async (batch: LogBatch) => {
      partition = batch.partition;
      if (!stuck.signal.aborted)
        await Promise.race([once(stuck.signal, 'abort'), once(batch.signal, 'abort')]);
      taken.push(...batch.records.map(({ value }) => value.toString()));
    };
    // One record in hand, one held: the others are still to be fetched when they are deleted.
    const subscription = await open({ bufferBytes: 1 }).consume('group', handle, { maxRecords: 1 });
    await until('it has the first', () => partition >= 0);
    await append(log, [6, 7, 8, 9].map(same));
    await brokers.deleteBefore(topic, partition, 8);
    stuck.abort();
    await until('it has the last', () => taken.includes('9'));
    await until('nothing is left', async () => (await log.lag('group')).records === 0);
    await subscription.stop();
    expect(taken.slice(-2)).toEqual(['8', '9']);
    expect(troubles.filter(({ kind }) => kind === 'records_expired')).toHaveLength(1);
  });

  it('tell how old the oldest record is that waits, and nothing wild after a quiet time', async () => {
    const log = open();
    await append(log, records(0, 10));
    const first = await log.consume('group', () => Promise.resolve());
    await until('it has them', async () => (await log.lag('group')).records === 0);
    await first.stop();
    const quietUntil = Date.now() + 3_000;
    await until('it was quiet for a while', () => Date.now() > quietUntil);
    const appendedAfterMs = Date.now();
    await append(log, records(10, 12));
    const { records: behind, ageMs } = await log.lag('group');
    const mostMs = Date.now() - appendedAfterMs;
    expect(behind).toBe(2);
    expect(ageMs).toBeGreaterThan(0);
    // As old as it may be, and the little that it is told above that; never the quiet time.
    expect(ageMs).toBeLessThan(mostMs * 1.1 + 100);
  });
});
