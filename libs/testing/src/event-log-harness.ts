import type { EventLog, LogBatch, LogRecord, Subscription } from '@nhipbao/platform';
import type { ChildProcess } from 'node:child_process';

/** What the contract asks an adapter to be opened with. */
export interface EventLogTerms {
  /** Most records that the slowest group may be behind before `append` rejects. */
  maxBacklogRecords?: number;
  /** Handled records are to be deleted as soon as the adapter can, instead of being kept for a replay. */
  deleteHandled?: boolean;
}

/** How the contract suite reaches one adapter; each test gets a harness with an empty log of its own. */
export interface EventLogHarness {
  /** Opens the log: empty at first, with its former content and positions after a close. */
  open(terms?: EventLogTerms): Promise<EventLog>;
  /** Starts a process that appends `"<number> …"` from 0 on and prints each number on a line once it is acknowledged. */
  spawnWriter(): ChildProcess;
  /** Closes and deletes everything. */
  dispose(): Promise<void>;
}

/** Polls until `condition` holds. */
export async function until(condition: () => boolean | Promise<boolean>, deadlineMs = 20_000): Promise<void> {
  const end = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > end)
      throw new Error(`Not reached within ${String(deadlineMs)} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const record = (text: string, key = 'key'): LogRecord => ({ key, value: Buffer.from(text) });

export const records = (from: number, to: number): LogRecord[] =>
  Array.from({ length: to - from }, (_, index) => record(String(from + index)));

export const texts = (batch: Pick<LogBatch, 'records'>): string[] =>
  batch.records.map(({ value }) => value.toString());

/** Lets a group take everything into `taken`, until it is stopped. */
export async function collect(
  log: EventLog,
  group: string,
  taken: string[],
): Promise<Subscription & { places: string[]; offsets: number[]; partition: () => number }> {
  const offsets: number[] = [];
  const places: string[] = [];
  let partition = 0;
  const subscription = await log.consume(group, (batch) => {
    partition = batch.partition;
    taken.push(...texts(batch));
    offsets.push(...batch.records.map(({ offset }) => offset));
    places.push(...batch.records.map(({ offset }) => `${String(batch.partition)}/${String(offset)}`));
    return Promise.resolve();
  });
  return { stop: () => subscription.stop(), places, offsets, partition: () => partition };
}

/** What a group has not taken yet, taken in one go: it ends when the group has no lag. */
export async function drain(log: EventLog, group: string): Promise<string[]> {
  const taken: string[] = [];
  const subscription = await collect(log, group, taken);
  await until(async () => (await log.lag(group)).records === 0);
  await subscription.stop();
  return taken;
}
