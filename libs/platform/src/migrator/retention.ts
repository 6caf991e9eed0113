import type { ClickHouse } from '../clickhouse.js';

/** Tables of single events and page views, with the date from which their retention counts: that of receipt, not of the event. */
const RETAINED = {
  events: 'toDate(received_at)',
  rejections: 'toDate(received_at)',
  page_views: 'received_on',
};

/** Sets for how many months raw data are kept. Data that are too old already are dropped by the next merges. */
export async function setRetention(store: ClickHouse, months: number): Promise<void> {
  const client = store.connection('admin');
  for (const [table, date] of Object.entries(RETAINED)) {
    // A Distributed table of the name has no retention of its own: the stored one does.
    const result = await client.query({
      query: `SELECT create_table_query AS ddl FROM system.tables
        WHERE database IN (currentDatabase(), concat(currentDatabase(), '_shard')) AND name = '${table}' AND engine LIKE '%MergeTree'`,
      format: 'JSONEachRow',
    });
    const [row] = await result.json<{ ddl: string }>();
    if (row?.ddl.includes(`toIntervalMonth(${months})`)) continue;
    await client.command({
      query: `ALTER TABLE ${store.ddlTarget(table)} MODIFY TTL ${date} + toIntervalMonth(${months}) SETTINGS materialize_ttl_after_modify = 0`,
    });
  }
}
