/** A visit ends after this long without activity (IVW, JICWEBS). */
export const VISIT_GAP_MS = 30 * 60 * 1000;
/** Repeated requests of one page by one visitor within this time count once, the last kept (COUNTER, section 7). */
export const REPEAT_MS = 30_000;
/** New: not seen in so many days before. */
export const NEW_AFTER_DAYS = 30;
/** Loyal: seen on at least LOYAL_DAYS of the last LOYAL_WINDOW_DAYS days. */
export const LOYAL_DAYS = 8;
export const LOYAL_WINDOW_DAYS = 16;
/** So many page views within a minute, and no engaged time in the whole session day, are not a reader's. */
export const IMPOSSIBLE_VIEWS_A_MINUTE = 60;

const UNIT = 'outlet_id, session_day, visitor';

/** The columns of a page view that do not depend on its neighbours. */
const OWN_COLUMNS = `
  outlet_id, site_id, session_day, visitor, pv, kind, ts, last_activity, received_on, consented, source, own_traffic,
  rule_version, page, title, article_id, authors, section, tags, content_type, access, published_at, word_count,
  own_channel, own_referrer, own_platform, own_platform_origin, own_utm_source, own_utm_medium, own_utm_campaign,
  country, province, device, browser, os, engaged_ms, scroll_pct,
  media_ids, media_kinds, media_titles, media_played_ms, media_duration_ms,
  conversion_kinds, conversion_values, conversion_currencies, stored_hours`;

const STAGED = 'SELECT outlet_id, pv FROM assembly_page_views';

/** Days that may hold a former home of a page view that is being assembled. */
const NEAR_STAGED_DAYS = `
  session_day BETWEEN (SELECT min(session_day) FROM assembly_page_views) - 2
                  AND (SELECT max(session_day) FROM assembly_page_views) + 2`;

/**
 * The units (one reader's session day) to recompute: where the assembled page views belong, where they were before, and the
 * later days of readers whose loyalty rests on these days.
 */
export const FIND_UNITS = `
INSERT INTO assembly_units
SELECT DISTINCT ${UNIT} FROM (
  SELECT ${UNIT} FROM assembly_page_views
  UNION ALL
  SELECT ${UNIT} FROM page_views FINAL
  WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM assembly_page_views) AND ${NEAR_STAGED_DAYS}
    AND pv GLOBAL IN (SELECT pv FROM assembly_page_views) AND (outlet_id, pv) GLOBAL IN (${STAGED})
  UNION ALL
  SELECT ${UNIT} FROM page_views
  WHERE consented = 1 AND outlet_id GLOBAL IN (SELECT outlet_id FROM assembly_page_views)
    AND session_day > (SELECT min(session_day) FROM assembly_page_views)
    AND session_day <= (SELECT max(session_day) FROM assembly_page_views) + ${NEW_AFTER_DAYS + 1}
    AND (outlet_id, visitor) GLOBAL IN (SELECT outlet_id, visitor FROM assembly_page_views WHERE consented = 1))`;

/** The local days on which the consented readers at hand were active. */
export const FIND_HISTORY = `
INSERT INTO assembly_history
SELECT outlet_id, visitor, groupUniqArray(day) FROM (
  SELECT outlet_id, visitor, toDate(ts, {timezone:String}) AS day FROM assembly_page_views
  WHERE consented = 1 AND kind = 'page_view'
  UNION ALL
  SELECT outlet_id, visitor, toDate(ts, {timezone:String}) AS day FROM page_views FINAL
  WHERE consented = 1 AND kind = 'page_view' AND outlet_id GLOBAL IN (SELECT outlet_id FROM assembly_units)
    AND session_day BETWEEN (SELECT min(session_day) FROM assembly_units) - ${NEW_AFTER_DAYS + 1}
                        AND (SELECT max(session_day) FROM assembly_units) + 1
    AND (outlet_id, visitor) GLOBAL IN (SELECT outlet_id, visitor FROM assembly_units)
    AND (outlet_id, pv) GLOBAL NOT IN (${STAGED}))
GROUP BY outlet_id, visitor`;

const UNIT_ROWS = `
  SELECT ${OWN_COLUMNS} FROM assembly_page_views
  UNION ALL
  SELECT ${OWN_COLUMNS} FROM page_views FINAL
  WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM assembly_units)
    AND session_day GLOBAL IN (SELECT session_day FROM assembly_units)
    AND visitor GLOBAL IN (SELECT visitor FROM assembly_units)
    AND (${UNIT}) GLOBAL IN (SELECT ${UNIT} FROM assembly_units)
    AND (outlet_id, pv) GLOBAL NOT IN (${STAGED})`;

const BY_VISITOR = `PARTITION BY ${UNIT} ORDER BY ts, pv`;
const BY_VISIT = `PARTITION BY ${UNIT}, visit_number ORDER BY ts, pv`;
const WHOLE_VISIT = `${BY_VISIT} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING`;

const entryOf = (column: string): string => `first_value(${column}) OVER (${WHOLE_VISIT})`;

/**
 * Recomputes the visits of the units at hand and writes their page views as a new version. Layers, from the inside: neighbours
 * in time; the number of the visit; what a visit as a whole knows.
 */
export const SESSIONIZE = `
INSERT INTO page_views
  (${OWN_COLUMNS}, views, traffic, visit_id, channel, referrer, platform, platform_origin, utm_source, utm_medium, utm_campaign,
   entry_page, exit_page, is_entry, bounced, visit_ms, article_visit, recirculated, loyalty, version, is_deleted)
WITH
  neighbours AS (
    SELECT *,
      max(last_activity) OVER (${BY_VISITOR} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS active_until,
      row_number() OVER (${BY_VISITOR}) AS view_number,
      leadInFrame(ts, 1, ts + INTERVAL 1 YEAR) OVER (PARTITION BY ${UNIT}, page ORDER BY ts, pv ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS same_page_next,
      count() OVER (PARTITION BY ${UNIT} ORDER BY toUnixTimestamp64Milli(ts) RANGE BETWEEN 60000 PRECEDING AND CURRENT ROW) AS views_in_minute
    FROM (${UNIT_ROWS}) WHERE kind = 'page_view'),
  numbered AS (
    SELECT *,
      sum(toUInt32(view_number = 1 OR toUnixTimestamp64Milli(ts) - toUnixTimestamp64Milli(active_until) > ${VISIT_GAP_MS})) OVER (${BY_VISITOR}) AS visit_number,
      source IN ('browser', 'access_log') AND toUnixTimestamp64Milli(same_page_next) - toUnixTimestamp64Milli(ts) <= ${REPEAT_MS} AS repeated,
      max(views_in_minute) OVER (PARTITION BY ${UNIT}) > ${IMPOSSIBLE_VIEWS_A_MINUTE} AND max(engaged_ms) OVER (PARTITION BY ${UNIT}) = 0
        AND source = 'browser' AS impossible
    FROM neighbours),
  placed AS (
    SELECT *,
      min(ts) OVER (PARTITION BY ${UNIT}, visit_number) AS visit_from,
      max(last_activity) OVER (PARTITION BY ${UNIT}, visit_number) AS visit_to,
      sum(toUInt32(NOT repeated)) OVER (PARTITION BY ${UNIT}, visit_number) AS visit_views,
      row_number() OVER (${BY_VISIT}) AS place_in_visit,
      lagInFrame(page, 1, page) OVER (${WHOLE_VISIT}) != page AS page_changed,
      row_number() OVER (PARTITION BY ${UNIT}, visit_number, article_id ORDER BY ts, pv) AS view_of_article,
      ${entryOf('own_channel')} AS visit_channel, ${entryOf('own_referrer')} AS visit_referrer,
      ${entryOf('own_platform')} AS visit_platform, ${entryOf('own_platform_origin')} AS visit_platform_origin,
      ${entryOf('own_utm_source')} AS visit_utm_source, ${entryOf('own_utm_medium')} AS visit_utm_medium,
      ${entryOf('own_utm_campaign')} AS visit_utm_campaign,
      ${entryOf('page')} AS visit_entry_page, last_value(page) OVER (${WHOLE_VISIT}) AS visit_exit_page
    FROM numbered),
  whole AS (
    SELECT *, max(if(page_changed, place_in_visit, 0)) OVER (PARTITION BY ${UNIT}, visit_number) AS last_change
    FROM placed),
  views_of_visits AS (
    SELECT ${OWN_COLUMNS},
      toUInt8(NOT repeated) AS views,
      multiIf(own_traffic != '', own_traffic, impossible, 'impossible_rate', '') AS traffic,
      sipHash64(outlet_id, visitor, visit_from) AS visit_id,
      visit_channel, visit_referrer, visit_platform, visit_platform_origin, visit_utm_source, visit_utm_medium, visit_utm_campaign,
      visit_entry_page, visit_exit_page,
      place_in_visit = 1 AS is_entry,
      place_in_visit = 1 AND visit_views = 1 AS bounced,
      if(place_in_visit = 1, toUnixTimestamp64Milli(visit_to) - toUnixTimestamp64Milli(visit_from), 0) AS visit_ms,
      article_id != '' AND view_of_article = 1 AS article_visit,
      article_id != '' AND view_of_article = 1 AND last_change > place_in_visit AS recirculated
    FROM whole
    UNION ALL
    SELECT ${OWN_COLUMNS}, 0, own_traffic, 0,
      own_channel, own_referrer, own_platform, own_platform_origin, own_utm_source, own_utm_medium, own_utm_campaign,
      '', '', 0, 0, 0, 0, 0
    FROM (${UNIT_ROWS}) WHERE kind != 'page_view')
SELECT ${OWN_COLUMNS}, views, traffic, visit_id, visit_channel, visit_referrer, visit_platform, visit_platform_origin,
  visit_utm_source, visit_utm_medium, visit_utm_campaign, visit_entry_page, visit_exit_page,
  is_entry, bounced, visit_ms, article_visit, recirculated,
  multiIf(
    consented = 0 OR kind != 'page_view', '',
    NOT arrayExists(day -> day < toDate(ts, {timezone:String}) AND day >= toDate(ts, {timezone:String}) - ${NEW_AFTER_DAYS}, days), 'new',
    arrayCount(day -> day <= toDate(ts, {timezone:String}) AND day > toDate(ts, {timezone:String}) - ${LOYAL_WINDOW_DAYS}, days) >= ${LOYAL_DAYS}, 'loyal',
    'returning'),
  {version:UInt64}, 0
FROM views_of_visits LEFT JOIN assembly_history USING (outlet_id, visitor)`;

/**
 * Page views of these units that the new version no longer has there (they moved to another unit) are vacated. The qualified
 * column is the stored one; `version` alone would be the new value of that name.
 */
export const VACATE = `
INSERT INTO page_views
SELECT * REPLACE ({version:UInt64} AS version, 1 AS is_deleted) FROM page_views FINAL
WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM assembly_units)
  AND session_day GLOBAL IN (SELECT session_day FROM assembly_units)
  AND visitor GLOBAL IN (SELECT visitor FROM assembly_units)
  AND (${UNIT}) GLOBAL IN (SELECT ${UNIT} FROM assembly_units)
  AND page_views.version < {version:UInt64}`;

/** Hours in which anything was written now, whose rollups are out of date with it. */
export const MARK_CHANGED_HOURS = `
INSERT INTO changed_hours (outlet_id, hour, changed_in)
SELECT DISTINCT outlet_id, toStartOfHour(ts), {version:UInt64} FROM page_views
WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM assembly_units)
  AND session_day GLOBAL IN (SELECT session_day FROM assembly_units)
  AND version = {version:UInt64}`;
