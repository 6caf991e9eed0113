import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateClickHouse, Tracing } from '@nhipbao/platform';
import { LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { SinkMetrics, SinkService } from '@nhipbao/sink';
import { Registry } from 'prom-client';
import { until } from '../product/until.js';
import { EventsFile, timed } from './events-file.js';
import { atLeast, type Benchmark } from './report.js';
import { MIGRATIONS } from './store.js';
import { storedEvents } from './stored-events.js';

const EVENTS = 1_000_000;
const GROUP = 10_000;

/** From a full log into the store, against the engine reading the same rows from a file. */
export const sink: Benchmark = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhipbao-bench-sink-'));
  const store = new ChdbClickHouse({ dataDir: folder });
  const log = new LmdbEventLog({ folder: join(folder, 'log') });
  try {
    await migrateClickHouse(store.connection('admin'), MIGRATIONS);
    const file = new EventsFile(join(folder, 'events.ndjson'));
    for (const records of storedEvents(EVENTS, GROUP)) {
      await log.append(records);
      await file.add(records);
    }
    await file.end();

    const service = new SinkService(
      log,
      store,
      new SinkMetrics(new Registry(), log),
      new Tracing({ perSecond: 0, service: 'bench' }),
    );
    const sinkS = await timed(async () => {
      await service.onApplicationBootstrap();
      await until('the log is stored', async () => (await log.lag('sink')).records === 0);
    });
    await service.onModuleDestroy();
    const peer = EVENTS / (await file.loadInto(store));
    const unsorted = EVENTS / (await file.loadInto(store, { optimize_on_insert: 0 }));
    return [
      { what: 'the engine, the same rows from a file', value: peer, unit: 'rows/s' },
      {
        what: 'sink, from the log',
        value: EVENTS / sinkS,
        unit: 'rows/s',
        limit: { what: '60 % of the file', value: peer * 0.6, holds: atLeast },
      },
      {
        what: 'the engine, the same rows from a file, repeats left to merges as the sink does',
        value: unsorted,
        unit: 'rows/s',
      },
    ];
  } finally {
    await log.close();
    await store.close();
    await rm(folder, { recursive: true });
  }
};
