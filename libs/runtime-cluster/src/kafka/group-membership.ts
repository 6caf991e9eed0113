import type { ConsumeOptions, LogBatch } from '@nhipbao/platform';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { AdminConnection } from './admin-connection.js';
import { connectKafka, within } from './connect.js';
import { groupPositions } from './group-positions.js';
import { OffsetCommitter } from './offset-committer.js';
import type { FullOptions } from './options.js';
import { PartitionFeed, type HeldBytes } from './partition-feed.js';
import { TOPIC_SESSION } from './session.js';

const LEAVE_WITHIN_MS = 15_000;
/** Compressed; in memory it may be ten times as much. */
const FETCH_BYTES_PER_PARTITION = 1024 * 1024;
const FETCH_BYTES = 4 * 1024 * 1024;
/**
 * How often positions are saved that have not moved, ms. kafkajs repeats a commit that failed, and after a member was thrown out and
 * has joined again, it repeats it as if nothing had happened: a position of long ago may come behind the owner's, which sets it right.
 */
const SAVE_AGAIN_MS = 5_000;

/** A partition that this member has, and how far it was fetched. */
interface Assigned {
  feed: PartitionFeed;
  /** Offset of the next record to fetch; known once `begins` resolves. */
  next: number;
  /** Offset that the group goes on from, as far as this member knows. */
  position: number | undefined;
  begins: Promise<void>;
  /** A fetch answered with later records than `next`: at the second time there are no earlier ones. */
  gapSeen: boolean;
  lost: boolean;
}

/**
 * One membership in a consumer group, from joining to leaving. kafkajs fetches and keeps the membership alive; what is fetched goes
 * to one feed for each partition, and fetching pauses while a feed is full. The place of each record is checked here, since kafkajs
 * may answer a fetch from before a rebalance after it, and would then pass over what lies between.
 */
export class GroupMembership {
  private readonly consumer: Consumer;
  private readonly crashed: Promise<never>;
  private readonly assigned = new Map<number, Assigned>();
  private readonly leaving = new Map<number, Promise<void>>();
  private readonly committer: OffsetCommitter;
  private readonly held: HeldBytes;
  private joining: Promise<void> | undefined;
  private memberId: string | undefined;
  private left = false;

  constructor(
    private readonly group: string,
    private readonly handle: (batch: LogBatch) => Promise<void>,
    private readonly limits: Required<ConsumeOptions>,
    private readonly admin: AdminConnection,
    private readonly options: FullOptions,
  ) {
    const { topic, sessionTimeoutMs, bufferBytes, onTrouble } = options;
    this.held = { now: 0, limit: bufferBytes };
    const consumer = connectKafka(options, { requestTimeoutMs: 10_000, retries: 5 }).consumer({
      ...TOPIC_SESSION,
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: sessionTimeoutMs / 5,
      maxBytesPerPartition: FETCH_BYTES_PER_PARTITION,
      maxBytes: FETCH_BYTES,
      // A member that has crashed is replaced by a new one, which begins with nothing of the old one's state.
      retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) },
    });
    this.consumer = consumer;
    this.crashed = new Promise((_, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
    });
    this.crashed.catch(() => undefined);
    consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberId, memberAssignment } }) => {
      // The group had gone on without this member: whatever it had has been another's since.
      if (this.memberId !== undefined && this.memberId !== memberId) this.share([]);
      this.memberId = memberId;
      this.share(memberAssignment[topic] ?? []);
    });
    this.committer = new OffsetCommitter(
      async (nextOffsets) =>
        consumer.commitOffsets(
          Array.from(nextOffsets, ([partition, offset]) => ({ topic, partition, offset: String(offset) })),
        ),
      (trouble) => onTrouble({ ...trouble, group }),
    );
  }

  /** Resolves when `signal` has aborted and nothing is running any more; rejects when the membership is lost. */
  async hold(signal: AbortSignal): Promise<void> {
    const stopped = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    const saving = setInterval(() => this.saveAgain(), SAVE_AGAIN_MS);
    try {
      this.joining = this.join();
      await Promise.race([this.joining, this.crashed, stopped]);
      if (!signal.aborted) await Promise.race([this.crashed, stopped]);
    } finally {
      clearInterval(saving);
      await this.leave();
    }
  }

  private saveAgain(): void {
    for (const [partition, { position }] of this.assigned)
      if (position !== undefined) this.committer.handled(partition, position);
  }

  private async join(): Promise<void> {
    const { consumer } = this;
    await consumer.connect();
    await consumer.subscribe({ topics: [this.options.topic], fromBeginning: true });
    if (this.left) return;
    await consumer.run({ autoCommit: false, eachBatch: (payload) => this.take(payload) });
  }

  private async leave(): Promise<void> {
    this.left = true;
    for (const partition of this.assigned.keys()) this.letGo(partition, false);
    await Promise.all(this.leaving.values());
    await this.committer.end();
    await within(this.disconnect(), LEAVE_WITHIN_MS, `Leaving the group ${this.group}`).catch(
      (error: unknown) => this.options.onTrouble({ kind: 'close_failed', group: this.group, error }),
    );
  }

  /** Only when it does not join any more: it would join after it was disconnected. */
  private async disconnect(): Promise<void> {
    await this.joining?.catch(() => undefined);
    await this.consumer.disconnect();
  }

  /** The group was shared out: partitions that stay go on where they are, the others end or begin. */
  private share(partitions: readonly number[]): void {
    if (this.left) return;
    for (const partition of this.assigned.keys())
      if (!partitions.includes(partition)) this.letGo(partition, true);
    const added = partitions.filter((partition) => !this.assigned.has(partition));
    if (added.length === 0) return;
    const starts = this.starts();
    for (const partition of added) this.begin(partition, starts);
  }

  private begin(partition: number, starts: Promise<ReadonlyMap<number, number>>): void {
    const { group, handle, held, limits, options } = this;
    const begins = starts.then((found) => {
      const next = found.get(partition);
      if (next === undefined) throw new Error(`Partition ${partition} has no position`);
      assigned.next = next;
      assigned.position = next;
    });
    // Whoever brings the first records hears of it.
    begins.catch(() => undefined);
    const feed = new PartitionFeed({
      group,
      partition,
      previous: this.leaving.get(partition) ?? Promise.resolve(),
      handle,
      held,
      limits,
      options,
      // What was lost is another's now, and so is its position.
      onHandled: (nextOffset) => {
        if (assigned.lost) return;
        assigned.position = nextOffset;
        this.committer.handled(partition, nextOffset);
      },
      onRelief: () => {
        for (const { feed: other } of this.assigned.values()) other.resumeIfRoom();
      },
    });
    const assigned: Assigned = { feed, next: 0, begins, gapSeen: false, lost: false, position: undefined };
    this.assigned.set(partition, assigned);
  }

  private letGo(partition: number, lost: boolean): void {
    const assigned = this.assigned.get(partition);
    if (!assigned) return;
    assigned.lost = lost;
    assigned.feed.end();
    this.assigned.delete(partition);
    this.leaving.set(partition, assigned.feed.finished);
    if (lost) this.committer.forget(partition);
    // Whoever has it next must not find it paused by the one before.
    if (lost) this.consumer.resume([{ topic: this.options.topic, partitions: [partition] }]);
  }

  /** Where this group begins in each partition. */
  private async starts(): Promise<ReadonlyMap<number, number>> {
    const { group, options } = this;
    const positions = await this.admin.ask((admin) => groupPositions(admin, options.topic, group));
    for (const { partition, next, expired } of positions)
      if (expired !== undefined && this.assigned.has(partition)) this.tellExpired(partition, expired, next);
    return new Map(positions.map(({ partition, next }) => [partition, next]));
  }

  private tellExpired(partition: number, position: number, oldest: number): void {
    const error = new Error(`The position was ${position}; the oldest retained record is ${oldest}`);
    this.options.onTrouble({ kind: 'records_expired', group: this.group, partition, error });
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const assigned = this.assigned.get(batch.partition);
    if (!assigned) return;
    await assigned.begins;
    const records = batch.messages.map(({ offset, value }) => ({
      offset: Number(offset),
      value: value ?? Buffer.alloc(0),
    }));
    const first = records[0]?.offset ?? 0;
    if (first > assigned.next && !assigned.gapSeen) {
      assigned.gapSeen = true;
      const { topic } = this.options;
      this.consumer.seek({ topic, partition: batch.partition, offset: String(assigned.next) });
      return;
    }
    if (first > assigned.next) this.tellExpired(batch.partition, assigned.next, first);
    assigned.gapSeen = false;
    const fresh = records.filter(({ offset }) => offset >= assigned.next);
    const last = fresh.at(-1);
    if (!last) return;
    assigned.next = last.offset + 1;
    assigned.feed.add(fresh);
    if (assigned.feed.mustPause) assigned.feed.pausedBy(payload.pause());
  }
}
