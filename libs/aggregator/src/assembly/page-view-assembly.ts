import type { ClickHouseClient } from '@clickhouse/client';
import { ASSEMBLE, RECORD_DUPLICATES, STAGE_EVENTS } from './assemble-sql.js';
import { FIND_HISTORY, FIND_UNITS, MARK_CHANGED_HOURS, SESSIONIZE, VACATE } from './sessionize-sql.js';

/** A part of the log that is stored and not yet assembled. */
export interface LogSlice {
  partition: number;
  /** Exclusive. */
  afterOffset: number;
  /** Inclusive. */
  toOffset: number;
}

const STAGING = [
  'assembly_touched',
  'assembly_events',
  'assembly_page_views',
  'assembly_units',
  'assembly_history',
];

const STAGE_TOUCHED = `
INSERT INTO assembly_touched
SELECT DISTINCT outlet_id, session_day, pv FROM touched_page_views
WHERE log_partition = {partition:UInt16} AND log_offset > {afterOffset:Int64} AND log_offset <= {toOffset:Int64}`;

const STEPS = [
  STAGE_EVENTS,
  RECORD_DUPLICATES,
  ASSEMBLE,
  FIND_UNITS,
  FIND_HISTORY,
  SESSIONIZE,
  VACATE,
  MARK_CHANGED_HOURS,
];

/**
 * Assembles the page views that a slice of the log touched and forms their visits anew. It reads facts and writes whole units
 * under a new version, so running it twice, or again after a crash at any point, gives the same page views.
 */
export async function assemblePageViews(
  client: ClickHouseClient,
  slice: LogSlice,
  version: number,
  timezone: string,
): Promise<void> {
  for (const table of STAGING) await client.command({ query: `TRUNCATE TABLE ${table}` });
  const query_params = { ...slice, version, timezone };
  for (const query of [STAGE_TOUCHED, ...STEPS]) await client.command({ query, query_params });
}
