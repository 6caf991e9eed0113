import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { migrateClickHouse } from '@nhipbao/platform';
import { LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { rowsOf, SinkMetrics, SinkService } from '@nhipbao/sink';
import { Registry } from 'prom-client';
import { until } from '../product/until.js';
import { atLeast, type Benchmark } from './report.js';
import { storedEvents } from './stored-events.js';

const EVENTS = 1_000_000;
const GROUP = 10_000;
const MIGRATIONS = join(process.cwd(), 'migrations', 'clickhouse');

/** From a full log into the store, against the engine reading the same rows from a file. */
export const sink: Benchmark = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhipbao-bench-sink-'));
  const store = new ChdbClickHouse({ dataDir: folder });
  const log = new LmdbEventLog({ folder: join(folder, 'log') });
  try {
    await migrateClickHouse(store.connection('admin'), MIGRATIONS);
    const path = join(folder, 'events.ndjson');
    const file = createWriteStream(path);
    let offset = 0;
    for (const records of storedEvents(EVENTS, GROUP)) {
      await log.append(records);
      const numbered = records.map(({ value }) => ({ value, offset: offset++ }));
      const { events } = rowsOf({ partition: 0, records: numbered, signal: new AbortController().signal });
      if (!file.write(Buffer.concat(events.lines()))) await once(file, 'drain');
    }
    await finished(file.end());

    const service = new SinkService(log, store, new SinkMetrics(new Registry(), log));
    const sinkS = await timed(async () => {
      await service.onApplicationBootstrap();
      await until('the log is stored', async () => (await log.lag('sink')).records === 0);
    });
    await service.onModuleDestroy();
    const ingest = store.connection('ingest');
    await ingest.command({ query: 'TRUNCATE TABLE events' });
    const fileS = await timed(() =>
      ingest.command({ query: `INSERT INTO events FROM INFILE '${path}' FORMAT JSONEachRow` }),
    );
    const peer = EVENTS / fileS;
    return [
      { what: 'the engine, the same rows from a file', value: peer, unit: 'rows/s' },
      {
        what: 'sink, from the log',
        value: EVENTS / sinkS,
        unit: 'rows/s',
        limit: { what: '60 % of the file', value: peer * 0.6, holds: atLeast },
      },
    ];
  } finally {
    await log.close();
    await store.close();
    await rm(folder, { recursive: true });
  }
};

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return (performance.now() - startedAt) / 1000;
}
