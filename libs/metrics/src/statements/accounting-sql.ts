/*
 * Each side of the account is counted from its own place: receipts from the ledger of the log, stored events from the page views
 * that they were assembled into, duplicates from the list of repeated copies.
 */
const PERIOD = `outlet_id IN {outletIds:Array(UInt32)} AND hour >= toDateTime({from:UInt32}) AND hour < toDateTime({to:UInt32})`;

/** Of rejections that were appended twice one is left; those without a name are told apart by their place in the log. */
export const EACH_REJECTION_ONCE = `
LIMIT 1 BY rejection_id, if(rejection_id = toUUID('00000000-0000-0000-0000-000000000000'), (log_partition, log_offset), (0, 0))`;

export const RECEIPTS = `
SELECT outlet_id, toUnixTimestamp(hour) AS at, reason, sum(events) AS events
FROM (
  SELECT outlet_id, hour, reason, events FROM receipts FINAL WHERE ${PERIOD} AND reason = ''
  UNION ALL
  SELECT outlet_id, hour, reason, events FROM receipts FINAL WHERE ${PERIOD} AND reason != ''${EACH_REJECTION_ONCE}
)
GROUP BY outlet_id, at, reason`;

export const DUPLICATES = `
SELECT outlet_id, toUnixTimestamp(hour) AS at, count() AS events
FROM duplicate_events FINAL WHERE ${PERIOD}
GROUP BY outlet_id, at`;

export const STORED = `
SELECT outlet_id, stored.1 AS at, sum(stored.2) AS events
FROM (
  SELECT outlet_id, arrayJoin(CAST(stored_hours, 'Array(Tuple(UInt32, UInt32))')) AS stored
  FROM page_views FINAL
  WHERE outlet_id IN {outletIds:Array(UInt32)} AND received_on <= toDate(toDateTime({to:UInt32})))
WHERE at >= {from:UInt32} AND at < {to:UInt32}
GROUP BY outlet_id, at`;
