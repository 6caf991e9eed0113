import type { ClickHouseClient } from '@clickhouse/client';

/** Rows of a query, with 64-bit integers as numbers (versions, offsets and times are below 2^53). */
export async function selectRows<T>(
  client: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown> = {},
): Promise<T[]> {
  const result = await client.query({
    query: `${query} SETTINGS output_format_json_quote_64bit_integers = 0`,
    query_params,
    format: 'JSONEachRow',
  });
  return result.json<T>();
}
