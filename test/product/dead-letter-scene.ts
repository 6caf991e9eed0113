import { encodeEvent } from '@nhipbao/events';
import { migrateClickHouse, Tracing, type EventLog } from '@nhipbao/platform';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { SINK_GROUP, SinkMetrics, SinkService } from '@nhipbao/sink';
import { fileURLToPath } from 'node:url';
import { Registry } from 'prom-client';
import { event } from '../../libs/sink/src/records-fixture.js';
import { until } from './until.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/clickhouse', import.meta.url));

/** Event number `n`, of a type that the tables know or of one that only a later version of them does. */
export function numberedEvent(n: number, type = 'pageview'): Buffer {
  return encodeEvent(event(n, { type, visitor: String(n) }));
}

/** Two events, one that only a later version of the tables knows, and what is none at all. */
export const mixedRecords = (): Buffer[] => [
  numberedEvent(1),
  numberedEvent(2, 'telepathy'),
  Buffer.from('rác / rubbish'),
  numberedEvent(3),
];

/** A store and the sink before it, to see what becomes of records. */
export class DeadLetterScene {
  private constructor(private readonly store: ChdbClickHouse) {}

  static async at(folder: string): Promise<DeadLetterScene> {
    const store = new ChdbClickHouse({ dataDir: folder });
    await migrateClickHouse(store.connection('admin'), MIGRATIONS);
    return new DeadLetterScene(store);
  }

  /** Lets the sink take what is in the log. */
  async sink(log: EventLog): Promise<void> {
    const sink = new SinkService(
      log,
      this.store,
      new SinkMetrics(new Registry(), log),
      new Tracing({ perSecond: 0, service: 'test' }),
    );
    await sink.onApplicationBootstrap();
    await until('the log is stored', async () => (await log.lag(SINK_GROUP)).records === 0);
    await sink.onModuleDestroy();
  }

  /** Brings the tables to the version in which telepathy is known. */
  async learnTelepathy(): Promise<void> {
    await this.store.connection('admin').command({
      query:
        "ALTER TABLE events MODIFY COLUMN type Enum8('pageview' = 1, 'engagement' = 2, 'media' = 3, 'conversion' = 4, 'telepathy' = 5)",
    });
  }

  /** The last parts of the ids of stored events. */
  async stored(): Promise<number[]> {
    const answer = await this.store.connection('query').query({
      query: 'SELECT toString(event_id) AS id FROM events FINAL ORDER BY id',
      format: 'JSONEachRow',
    });
    return (await answer.json<{ id: string }>()).map(({ id }) => Number(id.slice(-12)));
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
