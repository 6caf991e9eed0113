/** How far the published figures reach, when they were computed, and by which rules the latest events were classified. */
export const FRESHNESS = `
SELECT
  (SELECT toUnixTimestamp64Milli(max(received_until)) FROM rollup_progress) AS rolled_until,
  (SELECT toUnixTimestamp64Milli(max(rolled_at)) FROM rollup_progress) AS rolled_at,
  (SELECT max(rule_version) FROM page_views WHERE session_day >= today() - 1) AS rule_version`;
