import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventLogUnavailable, type LogBatch } from '@nhipbao/platform';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { collect, drain, record, records, texts, until, type EventLogHarness } from './event-log-harness.js';

const numbers = (from: number, to: number) => records(from, to).map(({ value }) => value.toString());

/** Parts of the contract that some log cannot keep, each with the reason why. */
export type EventLogExemptions = Partial<
  Record<'keeps what a group has not handled' | 'bounds its backlog', string>
>;

/** What every event log must do, whatever it is built on. Call it inside a spec. */
export function eventLogContract(
  name: string,
  makeHarness: () => Promise<EventLogHarness>,
  exemptions: EventLogExemptions = {},
): void {
  const unless = (reason: string | undefined, what: string, test: () => Promise<void>) =>
    reason === undefined ? it(what, test) : it.skip(`${what} (skipped: ${reason})`, test);

  describe(`event log on ${name}`, () => {
    let harness: EventLogHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.dispose());

    it('hands every record of many concurrent appenders out once, in the order of its key', async () => {
      const log = await harness.open();
      const taken: string[] = [];
      const subscription = await collect(log, 'group', taken);
      const writers = Array.from({ length: 20 }, async (_, writer) => {
        for (let step = 0; step < 50; step += 1)
          await log.append([record(`${String(writer)}:${String(step)}`, `key ${String(writer)}`)]);
      });
      await Promise.all(writers);
      await until(() => taken.length >= 1000);
      await subscription.stop();
      const inOrder = Array.from({ length: 50 }, (_, step) => step);
      for (let writer = 0; writer < 20; writer += 1) {
        const steps = taken.map((text) => text.split(':')).filter(([of]) => of === String(writer));
        expect(steps.map(([, step]) => Number(step))).toEqual(inOrder);
      }
      expect(new Set(subscription.places).size).toBe(1000);
    });

    it('keeps an array together and in order, empty values and bytes of every kind included', async () => {
      const log = await harness.open();
      const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      const values = [Buffer.alloc(0), everyByte, Buffer.alloc(700_000, 7), Buffer.from('Nhịp Báo')];
      await log.append([]);
      await log.append(values.map((value) => ({ key: 'key', value })));
      const taken: Buffer[] = [];
      const subscription = await log.consume('group', (batch) => {
        taken.push(...batch.records.map(({ value }) => Buffer.from(value)));
        return Promise.resolve();
      });
      await until(() => taken.length >= values.length);
      await subscription.stop();
      expect(taken.map((value, index) => values[index]?.equals(value))).toEqual([true, true, true, true]);
    });

    it('lets groups go at their own pace, a failing one included', async () => {
      const log = await harness.open();
      const failing = await log.consume('failing', () => Promise.reject(new Error('no')));
      await log.append(records(0, 100));
      expect(await drain(log, 'first')).toEqual(numbers(0, 100));
      await log.append(records(100, 120));
      expect(await drain(log, 'first')).toEqual(numbers(100, 120));
      expect(await drain(log, 'second')).toEqual(numbers(0, 120));
      expect((await log.lag('failing')).records).toBe(120);
      await failing.stop();
    });

    it('goes on from where a group was after it is opened again', async () => {
      const log = await harness.open();
      await log.append(records(0, 30));
      expect(await drain(log, 'group')).toEqual(numbers(0, 30));
      await log.append(records(30, 40));
      await log.close();
      const again = await harness.open();
      expect((await again.lag('group')).records).toBe(10);
      expect(await drain(again, 'group')).toEqual(numbers(30, 40));
    });

    it('keeps to the limits of a batch, and hands out a record that is larger than they are', async () => {
      const log = await harness.open();
      await log.append([...records(0, 25), record('x'.repeat(5_000)), ...records(25, 30)]);
      const batches: string[][] = [];
      const limits = { maxRecords: 10, maxBytes: 1_000, lingerMs: 1 };
      const handle = (batch: LogBatch) => Promise.resolve(void batches.push(texts(batch)));
      const subscription = await log.consume('group', handle, limits);
      await until(() => batches.flat().length >= 31);
      await subscription.stop();
      expect(batches.flat()).toEqual([...numbers(0, 25), 'x'.repeat(5_000), ...numbers(25, 30)]);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(10);
        expect(batch.length === 1 || batch.join('').length <= 1_000).toBe(true);
      }
    });

    it('hands the same records out again after the handler fails, and passes nothing over', async () => {
      const log = await harness.open();
      await log.append(records(0, 10));
      const tried: string[][] = [];
      const taken: string[] = [];
      const handle = (batch: LogBatch) => {
        tried.push(texts(batch));
        if (tried.length <= 3) return Promise.reject(new Error('the store is away'));
        taken.push(...texts(batch));
        return Promise.resolve();
      };
      const subscription = await log.consume('group', handle, { maxRecords: 4 });
      await log.append(records(10, 20));
      await until(() => taken.length >= 20);
      await subscription.stop();
      expect(tried.slice(0, 4)).toEqual(Array(4).fill(numbers(0, 4)));
      expect(taken).toEqual(numbers(0, 20));
    });

    it('stops in the middle of a batch: what was not handled comes again, what was does not', async () => {
      const log = await harness.open();
      await log.append(records(0, 10));
      const handled: string[] = [];
      const handle = async (batch: LogBatch) => {
        if (handled.length === 0) return void handled.push(...texts(batch));
        await once(batch.signal, 'abort');
        throw new Error('stopped half-way');
      };
      const subscription = await log.consume('group', handle, { maxRecords: 5 });
      await until(() => handled.length > 0);
      await subscription.stop();
      expect(handled).toEqual(numbers(0, 5));
      expect(await drain(log, 'group')).toEqual(numbers(5, 10));
    });

    it('waits, when it stops, for the batch in hand, and keeps that it was handled', async () => {
      const log = await harness.open();
      await log.append(records(0, 10));
      let finished = false;
      let started = false;
      const handle = async (batch: LogBatch) => {
        started = true;
        await once(batch.signal, 'abort');
        await new Promise((resolve) => setImmediate(resolve));
        finished = true;
      };
      const subscription = await log.consume('group', handle);
      await until(() => started);
      await subscription.stop();
      expect(finished).toBe(true);
      expect((await log.lag('group')).records).toBe(0);
    });

    it('replays from an offset', async () => {
      const log = await harness.open();
      await log.append(records(0, 50));
      const first = await collect(log, 'group', []);
      await until(() => first.offsets.length >= 50);
      await first.stop();
      await log.seek('group', first.partition(), first.offsets[20] ?? -1);
      expect(await drain(log, 'group')).toEqual(numbers(20, 50));
      await log.seek('group', first.partition(), first.offsets[0] ?? -1);
      await log.close();
      expect(await drain(await harness.open(), 'group')).toEqual(numbers(0, 50));
    });

    it('tells how many records a group is behind', async () => {
      const log = await harness.open();
      expect(await log.lag('group')).toEqual({ records: 0, ageMs: 0 });
      await log.append(records(0, 12));
      expect((await log.lag('group')).records).toBe(12);
      await until(async () => (await log.lag('group')).ageMs > 0);
      await drain(log, 'group');
      expect(await log.lag('group')).toEqual({ records: 0, ageMs: 0 });
    });

    const { 'keeps what a group has not handled': noKeeping, 'bounds its backlog': noBound } = exemptions;

    unless(
      noKeeping,
      'deletes only what every group has handled, and never gives an offset twice',
      async () => {
        const log = await harness.open({ deleteHandled: true });
        for (let from = 0; from < 100; from += 10) await log.append(records(from, from + 10));
        const slow = await log.consume('slow', () => Promise.reject(new Error('not yet')));
        const fast = await collect(log, 'fast', []);
        await until(() => fast.offsets.length >= 100);
        await fast.stop();
        expect((await log.lag('nobody')).records).toBe(100);
        await slow.stop();
        expect(await drain(log, 'slow')).toEqual(numbers(0, 100));
        await until(async () => (await log.lag('nobody')).records === 0);
        await log.close();
        const again = await harness.open({ deleteHandled: true });
        await again.append(records(100, 101));
        const later = await collect(again, 'fast', []);
        await until(() => later.offsets.length > 0);
        expect(later.offsets[0]).toBeGreaterThan(fast.offsets.at(-1) ?? Infinity);
      },
    );

    unless(noBound, 'refuses records while its consumers are too far behind, and drops none', async () => {
      const log = await harness.open({ maxBacklogRecords: 10 });
      await log.append(records(0, 8));
      const refused = log.append(records(8, 12));
      await expect(refused).rejects.toThrow(EventLogUnavailable);
      await log.append(records(8, 10));
      await expect(log.append(records(10, 11))).rejects.toThrow(EventLogUnavailable);
      expect(await drain(log, 'group')).toEqual(numbers(0, 10));
      await log.append(records(10, 20));
      expect(await drain(log, 'group')).toEqual(numbers(10, 20));
    });

    it('keeps dead letters as they were, repeated or not, until they are removed', async () => {
      const log = await harness.open();
      expect(await log.deadLetters.list()).toEqual([]);
      const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      const letters = [
        { partition: 0, offset: 12, value: everyByte, reason: 'không đọc được' },
        { partition: 2, offset: 3, value: Buffer.alloc(0), reason: 'empty' },
        { partition: 2, offset: 20, value: Buffer.from('x'.repeat(5_000)), reason: 'long' },
      ];
      await log.deadLetters.bury(letters.slice(1));
      await log.deadLetters.bury(letters);
      await log.close();
      const { deadLetters } = await harness.open();
      const found = await deadLetters.list();
      expect(found).toMatchObject(letters);
      expect(found.every(({ buriedAtMs }) => buriedAtMs > 0)).toBe(true);
      await deadLetters.remove([{ partition: 2, offset: 3 }]);
      expect((await deadLetters.list()).map(({ offset }) => offset)).toEqual([12, 20]);
      await deadLetters.remove([...letters, { partition: 7, offset: 7 }]);
      expect(await deadLetters.list()).toEqual([]);
      await deadLetters.bury(letters.slice(0, 1));
      expect(await deadLetters.list()).toMatchObject(letters.slice(0, 1));
    });

    it('refuses to append once it is closed', async () => {
      const log = await harness.open();
      await log.close();
      await expect(log.append(records(0, 1))).rejects.toThrow(EventLogUnavailable);
    });

    it('has every acknowledged record after kill -9', async () => {
      const writer = harness.spawnWriter();
      if (!writer.stdout) throw new Error('The writer has no standard output');
      const acknowledged: number[] = [];
      const killAfter = 500 + Math.floor(Math.random() * 5_000);
      const lines = createInterface({ input: writer.stdout });
      lines.on('line', (line) => {
        acknowledged.push(Number(line));
        if (acknowledged.length === killAfter) writer.kill('SIGKILL');
      });
      await Promise.all([once(writer, 'exit'), once(lines, 'close')]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
      const log = await harness.open();
      const found = (await drain(log, 'group')).map((text) => Number(text.split(' ')[0]));
      const all = new Set(found);
      expect(acknowledged.filter((number) => !all.has(number))).toEqual([]);
      expect(all.size).toBe(found.length);
      await log.append([record('after the crash')]);
      expect(await drain(log, 'group')).toEqual(['after the crash']);
    });
  });
}
