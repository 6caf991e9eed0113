import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';

export const MIGRATIONS = join(process.cwd(), 'migrations', 'clickhouse');

/** Opens a stopped product's store, does something and closes it. */
export async function withStore<T>(
  dataDir: string,
  use: (client: ClickHouseClient) => Promise<T>,
): Promise<T> {
  const store = new ChdbClickHouse({ dataDir, maxMemoryBytes: 12 * 1024 ** 3 });
  try {
    return await use(store.connection('admin'));
  } finally {
    await store.close();
  }
}

export async function rowsOf<T>(client: ClickHouseClient, query: string): Promise<T[]> {
  const result = await client.query({
    query: `${query} SETTINGS output_format_json_quote_64bit_integers = 0`,
    format: 'JSONEachRow',
  });
  return result.json<T>();
}

/**
 * Bytes of all active parts, merged as the engine would in time. What the aggregator still has to do (`touched_page_views`, kept a
 * day) counts as well.
 */
export function storeBytes(dataDir: string): Promise<{ total: number; byTable: Record<string, number> }> {
  return withStore(dataDir, async (client) => {
    for (const table of [
      'events',
      'page_views',
      'rollup_hour',
      'rollup_day',
      'receipts',
      'touched_page_views',
    ]) {
      await client.command({ query: `OPTIMIZE TABLE ${table} FINAL` });
    }
    const parts = await rowsOf<{ table: string; bytes: number }>(
      client,
      "SELECT table, sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = 'default' GROUP BY table",
    );
    const byTable = Object.fromEntries(parts.map(({ table, bytes }) => [table, bytes]));
    return { total: parts.reduce((sum, { bytes }) => sum + bytes, 0), byTable };
  });
}
