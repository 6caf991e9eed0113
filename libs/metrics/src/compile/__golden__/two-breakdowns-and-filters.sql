-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "2026-10-30"
-- p4 = "2026-11-08"
-- p5 = "2026-10-31 17:00:00.000"
-- p6 = "2026-11-07 17:00:00.000"
-- p7 = ["internal","direct"]
-- p8 = ["/the-thao/"]
-- p9 = ["17"]
-- p10 = 100
-- p11 = 0

SELECT section, device, m_pageviews AS pageviews, count() OVER () AS total_rows
FROM (SELECT toString(section) AS section, toString(device) AS device, sumIf(views, traffic = '' AND kind = 'page_view') AS m_pageviews FROM page_views FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND session_day >= {p3:Date} AND session_day <= {p4:Date} AND ts >= {p5:DateTime64(3, 'UTC')} AND ts < {p6:DateTime64(3, 'UTC')} AND toString(channel) NOT IN {p7:Array(String)} AND arrayExists(part -> positionCaseInsensitiveUTF8(toString(page), part) > 0, {p8:Array(String)}) AND arrayExists(bound -> toHour(toTimeZone(ts, {p1:String})) > toInt64(bound), {p9:Array(String)}) GROUP BY section, device)
ORDER BY section, pageviews DESC NULLS LAST, device
LIMIT {p10:UInt32} OFFSET {p11:UInt32}
