-- p1 = "Europe/Paris"
-- p2 = [7,8]
-- p3 = "2026-10-30"
-- p4 = "2026-11-08"
-- p5 = "2026-10-31 23:00:00.000"
-- p6 = "2026-11-07 23:00:00.000"
-- p7 = 50000
-- p8 = 0

SELECT time, m_pageviews AS pageviews, count() OVER () AS total_rows
FROM (SELECT toUnixTimestamp(toDateTime(toMonday(toTimeZone(ts, {p1:String})), {p1:String})) AS time, sumIf(views, traffic = '' AND kind = 'page_view') AS m_pageviews FROM page_views FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND session_day >= {p3:Date} AND session_day <= {p4:Date} AND ts >= {p5:DateTime64(3, 'UTC')} AND ts < {p6:DateTime64(3, 'UTC')} GROUP BY time)
ORDER BY time
LIMIT {p7:UInt32} OFFSET {p8:UInt32}
