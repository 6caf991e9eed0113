import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';

/** Texts that look like something else to whoever puts statements together from parts. */
export const HOSTILE_TEXTS = [
  '',
  "it's",
  '\\',
  '\\N',
  "\\'; DROP TABLE t --",
  'a\tb\nc\rd',
  'Nhịp Báo 📰',
  '{x:String}',
  '/* `" */',
  '%00%27&query=SELECT 1',
  '--\r\nContent-Disposition: form-data; name="query"\r\n\r\n',
];

/** Rows of a statement as arrays of columns. */
export async function rows(
  client: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown> = {},
  clickhouse_settings: ClickHouseSettings = {},
  format: 'JSONCompactEachRow' | 'JSONEachRow' = 'JSONCompactEachRow',
): Promise<unknown[][]> {
  const result = await client.query({ query, query_params, clickhouse_settings, format });
  return result.json<unknown[]>();
}
