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

const STAGE_SLICE = `
INSERT INTO assembly_touched
SELECT DISTINCT outlet_id, session_day, pv FROM touched_page_views
WHERE log_partition = {partition:UInt16} AND log_offset > {afterOffset:Int64} AND log_offset <= {toOffset:Int64}`;

/** A share of the page views of one session day; the same share at every try. */
export interface DayShare {
  /** 0 for all. */
  outletId: number;
  /** `YYYY-MM-DD` */
  sessionDay: string;
  share: number;
  shares: number;
}

const STAGE_SHARE = `
INSERT INTO assembly_touched
SELECT DISTINCT outlet_id, session_day, pv FROM events
WHERE session_day = {sessionDay:Date} AND ({outletId:UInt32} = 0 OR outlet_id = {outletId:UInt32})
  AND sipHash64(pv) % {shares:UInt32} = {share:UInt32}`;

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
export function assemblePageViews(
  client: ClickHouseClient,
  slice: LogSlice,
  version: number,
  timezone: string,
): Promise<void> {
  return assemble(client, STAGE_SLICE, { ...slice, everything: false, version, timezone });
}

/** The same for page views whose events have long been assembled, from those of them that are still kept. */
export function reassemblePageViews(
  client: ClickHouseClient,
  share: DayShare,
  version: number,
  timezone: string,
): Promise<void> {
  const params = { ...share, everything: true, partition: 0, afterOffset: -1, version, timezone };
  return assemble(client, STAGE_SHARE, params);
}

async function assemble(
  client: ClickHouseClient,
  stageTouched: string,
  query_params: Record<string, unknown>,
): Promise<void> {
  for (const table of STAGING) await client.command({ query: `TRUNCATE TABLE ${table}` });
  for (const query of [stageTouched, ...STEPS]) await client.command({ query, query_params });
}
