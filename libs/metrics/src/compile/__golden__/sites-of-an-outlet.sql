-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = ""
-- p4 = "2026-10-31 17:00:00"
-- p5 = "2026-11-07 17:00:00"
-- p6 = 100
-- p7 = 0

SELECT site, if(m_programme_time = 0, NULL, m_media_time / m_programme_time) AS average_minute_audience, count() OVER () AS total_rows
FROM (SELECT scope_site AS site, sum(media_time) AS m_media_time, sum(programme_time) AS m_programme_time FROM rollup_day FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND scope_site != 0 AND dimension = {p3:String} AND bucket >= {p4:DateTime('UTC')} AND bucket < {p5:DateTime('UTC')} GROUP BY site)
ORDER BY average_minute_audience DESC NULLS LAST, site
LIMIT {p6:UInt32} OFFSET {p7:UInt32}
