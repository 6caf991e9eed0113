import type { LogLag } from '@nhipbao/platform';
import type { Admin } from 'kafkajs';
import { groupPositions } from './group-positions.js';

const FIRST_GUESS_MS = 250;
const OLDEST_GUESS_MS = 400 * 24 * 3_600_000;
/** The age is told to this share of itself, or to this many milliseconds. */
const PRECISION_SHARE = 1 / 16;
const PRECISION_MS = 50;

export async function groupLag(admin: Admin, topic: string, group: string): Promise<LogLag> {
  const behind = (await groupPositions(admin, topic, group)).filter(({ next, high }) => next < high);
  if (behind.length === 0) return { records: 0, ageMs: 0 };
  const records = behind.reduce((sum, { next, high }) => sum + high - next, 0);
  const nowMs = Date.now();
  const ageMs = await ageOfOldest(async (ageMs) => {
    const found = await admin.fetchTopicOffsetsByTimestamp(topic, nowMs - ageMs);
    const firstSince = new Map(found.map(({ partition, offset }) => [partition, Number(offset)]));
    return behind.some(({ partition, next }) => (firstSince.get(partition) ?? 0) > next);
  });
  return { records, ageMs };
}

/**
 * A broker tells the first offset since a time, not the time of an offset: the age is found by asking for ever earlier times, then
 * between two of them.
 * @param isOlder whether some record is older than that, ms
 * @returns an age that no record is above
 */
export async function ageOfOldest(isOlder: (ageMs: number) => Promise<boolean>): Promise<number> {
  let tooYoung = 0;
  let ageMs = FIRST_GUESS_MS;
  while (ageMs < OLDEST_GUESS_MS && (await isOlder(ageMs))) {
    tooYoung = ageMs;
    ageMs *= 4;
  }
  while (ageMs - tooYoung > Math.max(PRECISION_MS, ageMs * PRECISION_SHARE)) {
    const middle = Math.round((ageMs + tooYoung) / 2);
    if (await isOlder(middle)) tooYoung = middle;
    else ageMs = middle;
  }
  return ageMs;
}
