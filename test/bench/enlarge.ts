import type { ClickHouseClient } from '@clickhouse/client';
import { rollUp } from '@nhipbao/aggregator';
import { rowsOf, withStore } from './store.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';
const MAX_ROWS_OF_A_BATCH = 1_500_000;

/** Identities of the n-th copy: as many other readers who do the same. */
const COPY = `
  reinterpretAsUUID(sipHash128(pv, {copy:UInt32})) AS pv, sipHash64(visitor, {copy:UInt32}) AS visitor`;

const COPY_EVENTS = `
INSERT INTO events SELECT * REPLACE (${COPY}, reinterpretAsUUID(sipHash128(event_id, {copy:UInt32})) AS event_id,
  log_offset + {copy:UInt32} * 100000000 AS log_offset)
FROM base_events`;

const COPY_PAGE_VIEWS = `
INSERT INTO page_views SELECT * REPLACE (${COPY}, sipHash64(visit_id, {copy:UInt32}) AS visit_id)
FROM base_page_views`;

/**
 * Fills a stopped product's store up to a number of events by copying its readers, then computes all rollups by the aggregator's own
 * statements. Sending a hundred million events takes hours; what the queries see is the same.
 */
export function enlarge(dataDir: string, base: number, target: number): Promise<void> {
  return withStore(dataDir, async (client) => {
    await keepBase(client, 'events');
    await keepBase(client, 'page_views');
    const [done] = await rowsOf<{ copies: number }>(
      client,
      'SELECT intDiv(max(log_offset), 100000000) AS copies FROM events',
    );
    for (let copy = (done?.copies ?? 0) + 1; copy < Math.round(target / base); copy++) {
      await client.command({ query: COPY_EVENTS, query_params: { copy } });
      await client.command({ query: COPY_PAGE_VIEWS, query_params: { copy } });
      await client.command({ query: 'TRUNCATE TABLE touched_page_views' });
    }
    await rollUpAll(client);
  });
}

/** What was sent, kept apart, so that a copy reads it alone and not all copies before it. */
async function keepBase(client: ClickHouseClient, table: string): Promise<void> {
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS base_${table} AS ${table} ENGINE = MergeTree ORDER BY (outlet_id, session_day)`,
  });
  const [kept] = await rowsOf<{ rows: number }>(client, `SELECT count() AS rows FROM base_${table}`);
  if (kept?.rows === 0)
    await client.command({ query: `INSERT INTO base_${table} SELECT * FROM ${table} FINAL` });
}

async function rollUpAll(client: ClickHouseClient): Promise<void> {
  const version = Date.now();
  await client.command({
    query: `INSERT INTO changed_hours SELECT DISTINCT outlet_id, toStartOfHour(ts), ${version} FROM page_views`,
  });
  const days = await rowsOf<{ outlet: number; day: number; rows: number }>(
    client,
    `SELECT outlet_id AS outlet, toUnixTimestamp(toDateTime(toStartOfDay(toTimeZone(ts, '${TIMEZONE}')))) AS day, count() AS rows
     FROM page_views GROUP BY outlet, day ORDER BY outlet, day`,
  );
  let next = version;
  for (const { outlet, day, rows } of days) {
    if (rows > MAX_ROWS_OF_A_BATCH) throw new Error(`a day of ${rows} page views does not fit in memory`);
    const range = {
      outletIds: [outlet],
      fromDay: day,
      toDay: day,
      afterVersion: version - 1,
      toVersion: version,
    };
    await rollUp(client, range, ++next, TIMEZONE);
  }
  await client.command({ query: `TRUNCATE TABLE changed_hours` });
}
