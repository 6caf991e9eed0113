// Moves a stopped installation's sink to the beginning of its log, after a statement on its store: replay.mjs FOLDER STATEMENT
import { LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { join } from 'node:path';

const [dataDir, query] = process.argv.slice(2);
const store = new ChdbClickHouse({ dataDir });
await store.connection('admin').command({ query });
await store.close();
const log = new LmdbEventLog({ folder: join(dataDir, 'log') });
await log.seek('sink', 0, 0);
await log.close();
// The engine's threads do not end by themselves.
process.exit(0);
