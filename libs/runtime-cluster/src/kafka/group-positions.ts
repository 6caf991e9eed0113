import type { Admin } from 'kafkajs';

/** Where a group stands in a partition, and what the partition holds. */
export interface GroupPosition {
  partition: number;
  /** Offset of the next record to handle: the oldest retained one when the group has no position. */
  next: number;
  /** What was saved, unless it is no place in the log any more. */
  expired?: number;
  low: number;
  high: number;
}

export async function groupPositions(admin: Admin, topic: string, group: string): Promise<GroupPosition[]> {
  // First the positions: records that come in between make a lag larger, never negative.
  const [committed] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
  const saved = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  const ends = await admin.fetchTopicOffsets(topic);
  return ends.map((end) => {
    const [low, high, position] = [Number(end.low), Number(end.high), saved.get(end.partition) ?? -1];
    const { partition } = end;
    if (position < 0) return { partition, next: low, low, high };
    if (position < low || position > high) return { partition, next: low, low, high, expired: position };
    return { partition, next: position, low, high };
  });
}
