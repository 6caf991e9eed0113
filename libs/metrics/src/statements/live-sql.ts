/** A page view is being read when something happened on it within this time (Chartbeat: engaged). */
export const ENGAGED_MS = 15_000;
/** Time that an event may be under way to the store; the window reaches back so much further. */
export const TRANSIT_MS = 3_000;
/** What the newsroom looks back on, minutes. */
export const WINDOW_MINUTES = 30;

const SCOPE = `outlet_id = {outletId:UInt32} AND ({siteId:UInt32} = 0 OR site_id = {siteId:UInt32})`;
const RECENT = `${SCOPE} AND ts > fromUnixTimestamp64Milli({now:Int64}) - INTERVAL ${WINDOW_MINUTES} MINUTE AND ts <= fromUnixTimestamp64Milli({now:Int64})`;

/** Page views of the window with the facts of their opening event, however often an event was delivered. */
const OPEN_VIEWS = `
SELECT pv,
  max(ts) AS active_at,
  anyIf(article_id, type = 'pageview') AS article, anyIf(page, type = 'pageview') AS page_address,
  argMaxIf(title, ts, type = 'pageview') AS page_title, anyIf(section, type = 'pageview') AS page_section,
  anyIf(channel, type = 'pageview') AS source_channel, anyIf(referrer, type = 'pageview') AS source_referrer,
  anyIf(platform, type = 'pageview') AS source_platform, anyIf(device, type = 'pageview') AS reader_device,
  anyIf(country, type = 'pageview') AS reader_country,
  countIf(type = 'pageview') > 0 AS opened_now
FROM live_activity
WHERE ${RECENT}
GROUP BY pv`;

const ENGAGED = `active_at > fromUnixTimestamp64Milli({now:Int64}) - INTERVAL ${ENGAGED_MS + TRANSIT_MS} MILLISECOND`;

/** One statement for all breakdowns: `kind` says which a row belongs to. */
export const LIVE = `
WITH views AS (${OPEN_VIEWS})
SELECT kind, value, any(label) AS label, any(extra) AS extra, countIf(${ENGAGED}) AS readers, countIf(opened_now) AS opened
FROM (
  SELECT active_at, opened_now, arrayJoin([
    ('total', '', '', ''),
    ('article', article, page_title, page_section),
    ('channel', source_channel, '', ''),
    ('referrer', source_referrer, source_platform, ''),
    ('section', page_section, '', ''),
    ('device', reader_device, '', ''),
    ('country', reader_country, '', '')]) AS cell, cell.1 AS kind, cell.2 AS value, cell.3 AS label, cell.4 AS extra
  FROM views)
GROUP BY kind, value
HAVING readers > 0 OR opened > 0
ORDER BY kind, readers DESC, opened DESC, value
LIMIT 50 BY kind`;

/** Page views with activity in each minute. */
export const LIVE_MINUTES = `
SELECT toUnixTimestamp(toStartOfMinute(ts)) AS minute, uniqExact(pv) AS readers
FROM live_activity WHERE ${RECENT}
GROUP BY minute ORDER BY minute`;

export const LIVE_FRESHNESS = `SELECT toUnixTimestamp64Milli(max(received_until)) AS received_until FROM sink_progress`;
