import type { ClickHouseSettings } from '@clickhouse/client';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { LogRecord } from '@nhipbao/platform';
import type { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { rowsOf } from '@nhipbao/sink';

/** The rows of `events` as a file that the engine can read by itself: the peer of every way through the log. */
export class EventsFile {
  private readonly file: WriteStream;
  private offset = 0;

  constructor(private readonly path: string) {
    this.file = createWriteStream(path);
  }

  async add(records: readonly LogRecord[]): Promise<void> {
    const numbered = records.map(({ value }) => ({ value, offset: this.offset++ }));
    const { events } = rowsOf([{ partition: 0, records: numbered }]);
    if (!this.file.write(events.lines())) await once(this.file, 'drain');
  }

  async end(): Promise<void> {
    await finished(this.file.end());
  }

  /** Has the engine insert the file into the emptied table. @returns seconds */
  async loadInto(store: ChdbClickHouse, clickhouse_settings: ClickHouseSettings = {}): Promise<number> {
    const ingest = store.connection('ingest');
    await ingest.command({ query: 'TRUNCATE TABLE events' });
    return timed(() =>
      ingest.command({
        query: `INSERT INTO events FROM INFILE '${this.path}' FORMAT JSONEachRow`,
        clickhouse_settings,
      }),
    );
  }
}

/** Runs something. @returns how long it took, seconds */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return (performance.now() - startedAt) / 1000;
}
