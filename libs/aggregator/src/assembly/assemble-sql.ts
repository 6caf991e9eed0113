import { ENDLESS_MS } from '@nhipbao/metrics';

/**
 * Activity belongs to a page view from the session day before it (an out-of-order clock) to the one after it. Reading one day
 * more on both sides than a touched row's own makes the result independent of which of a page view's events arrived last.
 */
const READ_DAYS = 2;

/** The order in which copies of one event came in. */
const RECEIPT = 'received_at, log_partition, log_offset';

/**
 * Fills `assembly_events` with every event of the touched page views and numbers the copies of each: copy 1 is the event, the
 * others are duplicates. A record that the sink stored twice is one copy.
 */
export const STAGE_EVENTS = `
INSERT INTO assembly_events
SELECT *, row_number() OVER (PARTITION BY outlet_id, pv, event_id ORDER BY ${RECEIPT}) AS copy
FROM (
  SELECT * FROM events
  WHERE outlet_id GLOBAL IN (SELECT outlet_id FROM assembly_touched)
    AND session_day BETWEEN (SELECT min(session_day) FROM assembly_touched) - ${READ_DAYS}
                        AND (SELECT max(session_day) FROM assembly_touched) + ${READ_DAYS}
    AND pv GLOBAL IN (SELECT pv FROM assembly_touched)
    AND (outlet_id, pv) GLOBAL IN (SELECT outlet_id, pv FROM assembly_touched)
  LIMIT 1 BY log_partition, log_offset)`;

/** The event that opened a page view comes first: the first page view event received, else a conversion, else any. */
const OPENING_ORDER = `(multiIf(type = 'pageview', 0, type = 'conversion', 1, 2), ${RECEIPT})`;

/** Facts taken from the event that opened the page view. */
const OPENING_FACTS = [
  'site_id',
  'session_day',
  'visitor',
  'ts',
  'consented',
  'source',
  'traffic',
  'rule_version',
  'page',
  'title',
  'article_id',
  'authors',
  'section',
  'tags',
  'content_type',
  'access',
  'published_at',
  'word_count',
  'channel',
  'referrer',
  'platform',
  'platform_origin',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'country',
  'province',
  'device',
  'browser',
  'os',
] as const;

const openingFact = (name: string, index: number): string => `opening.${index + 1} AS opening_${name}`;

/**
 * Fills `assembly_page_views` with the own facts of every touched page view, from all of its events, unless all that a slice
 * of the log brought were further copies: then nothing about it has changed. The engine computes a common
 * expression anew wherever it is named, so `homes` repeats the little of `openings` that three others need.
 */
export const ASSEMBLE = `
INSERT INTO assembly_page_views
  (outlet_id, site_id, session_day, visitor, pv, kind, views, ts, last_activity, received_on, consented, source, own_traffic,
   rule_version, page, title, article_id, authors, section, tags, content_type, access, published_at, word_count,
   own_channel, own_referrer, own_platform, own_platform_origin, own_utm_source, own_utm_medium, own_utm_campaign,
   country, province, device, browser, os, engaged_ms, scroll_pct,
   media_ids, media_kinds, media_titles, media_played_ms, media_duration_ms,
   conversion_kinds, conversion_values, conversion_currencies, stored_hours)
WITH
  copies AS (
    SELECT * FROM assembly_events
    WHERE copy = 1 AND (outlet_id, pv) GLOBAL IN (
      SELECT outlet_id, pv FROM assembly_events
      WHERE copy = 1 AND ({everything:Bool} OR log_partition = {partition:UInt16} AND log_offset > {afterOffset:Int64}))),
  openings AS (
    SELECT outlet_id, pv,
      multiIf(countIf(type = 'pageview') > 0, 'page_view', countIf(type = 'conversion') > 0, 'conversion', 'orphan') AS kind,
      argMin(tuple(${OPENING_FACTS.join(', ')}), ${OPENING_ORDER}) AS opening,
      ${OPENING_FACTS.map(openingFact).join(', ')}
    FROM copies GROUP BY outlet_id, pv),
  homes AS (
    SELECT outlet_id, pv, argMin(session_day, ${OPENING_ORDER}) AS home_day
    FROM copies GROUP BY outlet_id, pv),
  activity AS (
    SELECT copies.*
    FROM copies INNER JOIN homes USING (outlet_id, pv)
    WHERE copies.session_day BETWEEN home_day - 1 AND home_day + 1),
  engagement AS (
    SELECT outlet_id, pv,
      max(ts) AS last_ts, min(received_at) AS first_received_at,
      max(activity.engaged_ms) AS engaged, max(activity.scroll_pct) AS scroll
    FROM activity GROUP BY outlet_id, pv),
  receipt AS (
    SELECT outlet_id, pv, sumMap(map(toUInt32(toStartOfHour(received_at)), toUInt32(1))) AS hours
    FROM copies GROUP BY outlet_id, pv),
  plays AS (
    SELECT outlet_id, pv, media_id,
      any(media_kind) AS play_kind,
      argMax(media_title, (ts, event_id)) AS play_title,
      max(media_duration_ms) AS told_duration,
      intervalLengthSumArray(arrayMap(i -> i.1, media_played), arrayMap(i -> i.2, media_played)) AS played,
      max(arrayMax(arrayMap(i -> i.2, media_played))) AS played_to
    FROM activity WHERE type = 'media' AND notEmpty(media_played) AND media_id != ''
    GROUP BY outlet_id, pv, media_id),
  media AS (
    SELECT outlet_id, pv,
      arraySort(groupArray((media_id, play_kind, play_title, played,
        multiIf(told_duration > 0, told_duration, play_kind = 'live', ${ENDLESS_MS}, played_to)))) AS items
    FROM plays WHERE played > 0 GROUP BY outlet_id, pv),
  conversion AS (
    SELECT outlet_id, pv,
      arraySort(groupArray((event_id, conversion_kind, conversion_value, conversion_currency))) AS items
    FROM activity WHERE type = 'conversion' GROUP BY outlet_id, pv)
SELECT
  outlet_id, opening_site_id, opening_session_day, opening_visitor, pv, kind, kind = 'page_view', opening_ts,
  greatest(opening_ts, last_ts), toDate(first_received_at), opening_consented, opening_source, opening_traffic,
  opening_rule_version, opening_page, opening_title, opening_article_id, opening_authors, opening_section, opening_tags,
  opening_content_type, opening_access, opening_published_at, opening_word_count,
  opening_channel, opening_referrer, opening_platform, opening_platform_origin, opening_utm_source, opening_utm_medium, opening_utm_campaign,
  opening_country, opening_province, opening_device, opening_browser, opening_os, engaged, scroll,
  arrayMap(i -> i.1, media.items), arrayMap(i -> i.2, media.items), arrayMap(i -> i.3, media.items),
  arrayMap(i -> i.4, media.items), arrayMap(i -> i.5, media.items),
  arrayMap(i -> i.2, conversion.items), arrayMap(i -> i.3, conversion.items), arrayMap(i -> i.4, conversion.items),
  hours
FROM openings
INNER JOIN engagement USING (outlet_id, pv)
INNER JOIN receipt USING (outlet_id, pv)
LEFT JOIN media USING (outlet_id, pv)
LEFT JOIN conversion USING (outlet_id, pv)`;

/** Records every copy after the first, so that the account can name the duplicates. */
export const RECORD_DUPLICATES = `
INSERT INTO duplicate_events (outlet_id, hour, log_partition, log_offset, pv, event_id)
SELECT outlet_id, toStartOfHour(received_at), log_partition, log_offset, pv, event_id
FROM assembly_events WHERE copy > 1`;
