import { DataFolderLock, LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from './workspace.mjs';

// The analytics store of a stopped one-machine installation, saved and restored by the engine itself. Unlike a copy of the whole
// folder it can be saved bit by bit, and what came after it is taken from the event log again:
//   node tools/backup.mjs save DATA_DIR NAME [BASE]     into DATA_DIR/backups/NAME; with BASE only what changed since that one
//   node tools/backup.mjs restore DATA_DIR NAME
//   node tools/backup.mjs new-log DATA_DIR              when the event log is lost: the store begins with a new one
// See docs/operations/recovery.md.

const [what, folder, name, base] = process.argv.slice(2);
const NAME = /^[\w.-]+$/;
const isNamed = NAME.test(name ?? '') && NAME.test(base ?? 'x');
if (!folder || !['save', 'restore', 'new-log'].includes(what) || (what !== 'new-log' && !isNamed))
  throw new Error('usage: node tools/backup.mjs save|restore|new-log DATA_DIR [NAME [BASE]]');
const dataDir = resolve(folder);

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const place = (of) => `File(${quoted(join(dataDir, 'backups', of))})`;

async function ask(store, query) {
  const result = await store.connection('admin').query({ query, format: 'JSONEachRow' });
  return result.json();
}

async function save(store) {
  const settings = base ? ` SETTINGS base_backup = ${place(base)}` : '';
  await ask(store, `BACKUP DATABASE default TO ${place(name)}${settings}`);
  say(`saved to ${join(dataDir, 'backups', name)}`);
}

async function restore(store) {
  await ask(store, `RESTORE DATABASE default FROM ${place(name)}`);
  const [progress] = await ask(
    store,
    'SELECT max(log_offset) AS stored FROM sink_progress HAVING count() > 0',
  );
  const next = progress ? Number(progress.stored) + 1 : 0;
  const log = new LmdbEventLog({ folder: join(dataDir, 'log') });
  try {
    await log.seek('sink', 0, next);
    const { records } = await log.lag('sink');
    say(`restored; ${records} records of the log come after it and will be stored at the next start`);
  } finally {
    await log.close();
  }
}

/**
 * Offsets of a new log begin at 0 again: what the store knows by the old ones must not be taken for the new ones'. It may only be
 * forgotten once all of it has been worked through.
 */
async function beginNewLog(store) {
  const behind = await ask(
    store,
    `SELECT log_partition FROM (SELECT * FROM sink_progress FINAL) AS stored
     LEFT JOIN (SELECT * FROM assembly_progress FINAL) AS assembled USING (log_partition)
     WHERE assembled.assembled_in = 0 OR assembled.log_offset < stored.log_offset`,
  );
  if (behind.length > 0)
    throw new Error(
      'not all that is stored has been assembled: let the platform run, without readers, until the account has nothing pending',
    );
  for (const table of ['sink_progress', 'assembly_progress', 'touched_page_views'])
    await ask(store, `TRUNCATE TABLE ${table}`);
  say('the store expects a new log at the next start');
}

const lock = DataFolderLock.acquire(dataDir);
try {
  if (what === 'restore') {
    if (!existsSync(join(dataDir, 'backups', name))) throw new Error(`there is no backup ${name}`);
    // What is there is kept, aside: the engine restores into an empty store only.
    const aside = join(dataDir, `store-before-${Date.now()}`);
    if (existsSync(join(dataDir, 'store'))) renameSync(join(dataDir, 'store'), aside);
  }
  const store = new ChdbClickHouse({ dataDir });
  try {
    await { save, restore, 'new-log': beginNewLog }[what](store);
  } finally {
    await store.close();
  }
} finally {
  lock.release();
}
// The engine's threads do not end by themselves.
process.exit(0);
