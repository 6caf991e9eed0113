import { EVENT_TAG, eventKey, REJECTION_TAG, rejectionKey, type StoredEvent } from '@nhipbao/events';
import type { BuriedLetter, EventLog } from '@nhipbao/platform';

const AT_A_TIME = 500;

/**
 * Appends letters to the log again, and forgets them once they are durable there. Cut off in between, it appends some a second time,
 * which counts as a duplicate.
 */
export async function replay(log: EventLog, letters: readonly BuriedLetter[]): Promise<void> {
  for (let from = 0; from < letters.length; from += AT_A_TIME) {
    const some = letters.slice(from, from + AT_A_TIME);
    await log.append(some.map(({ value }) => ({ key: keyOf(value), value })));
    await log.deadLetters.remove(some);
  }
}

/** The key that the collector gave the record, as far as it can be read. */
export function keyOf(value: Buffer): string {
  const tag = value.toString('latin1', 0, 1);
  try {
    const row = JSON.parse(value.toString('utf8', 1)) as StoredEvent;
    if (tag === EVENT_TAG) return eventKey(row);
    if (tag === REJECTION_TAG) return rejectionKey(row);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return 'unreadable';
}
