import type { ClickHouseClient } from '@clickhouse/client';

/** What the engine puts into a column of an answer. */
export type Row = Record<string, string | number | boolean | null>;

/**
 * Rows of a query. Settings stand in the statement: on an embedded connection one that is given beside it would stay for all
 * later queries.
 */
export async function selectRows<T = Row>(
  client: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown> = {},
): Promise<T[]> {
  const result = await client.query({
    query: `${query}
SETTINGS output_format_json_quote_64bit_integers = 0, do_not_merge_across_partitions_select_final = 1`,
    query_params,
    format: 'JSONEachRow',
  });
  return result.json<T>();
}
