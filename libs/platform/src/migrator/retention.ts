import type { ClickHouseClient } from '@clickhouse/client';

/** Tables of single events and page views, with the date from which their retention counts: that of receipt, not of the event. */
const RETAINED = {
  events: 'toDate(received_at)',
  rejections: 'toDate(received_at)',
  page_views: 'received_on',
};

/** Sets for how many months raw data are kept. Data that are too old already are dropped by the next merges. */
export async function setRetention(client: ClickHouseClient, months: number): Promise<void> {
  for (const [table, date] of Object.entries(RETAINED)) {
    const result = await client.query({
      query: `SELECT create_table_query AS ddl FROM system.tables WHERE database = currentDatabase() AND name = '${table}'`,
      format: 'JSONEachRow',
    });
    const [row] = await result.json<{ ddl: string }>();
    if (row?.ddl.includes(`toIntervalMonth(${months})`)) continue;
    await client.command({
      query: `ALTER TABLE ${table} MODIFY TTL ${date} + toIntervalMonth(${months}) SETTINGS materialize_ttl_after_modify = 0`,
    });
  }
}
