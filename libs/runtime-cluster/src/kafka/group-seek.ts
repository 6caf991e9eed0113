import { connectKafka } from './connect.js';
import type { KafkaEventLogOptions } from './options.js';
import { TOPIC_SESSION } from './session.js';

/** Moves a group that nobody is in: joins it alone, takes nothing, saves the position and leaves. */
export async function seekGroup(
  options: KafkaEventLogOptions,
  group: string,
  partition: number,
  offset: number,
): Promise<void> {
  const { topic } = options;
  const consumer = connectKafka(options, { requestTimeoutMs: 10_000, retries: 5 }).consumer({
    groupId: group,
    ...TOPIC_SESSION,
    retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) },
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic] });
    const { state } = await consumer.describeGroup();
    if (state !== 'Empty' && state !== 'Dead')
      throw new Error(`The consumer group ${group} is running (${state}): stop it before it is moved`);
    const crashed = new Promise<never>((_, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
    });
    crashed.catch(() => undefined);
    const moved = (async () => {
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: () => Promise.resolve(),
      });
      await consumer.commitOffsets([{ topic, partition, offset: String(offset) }]);
    })();
    await Promise.race([moved, crashed]);
  } finally {
    await consumer.disconnect();
  }
}
