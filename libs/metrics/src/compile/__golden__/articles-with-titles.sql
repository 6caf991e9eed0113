-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "article"
-- p4 = "2026-10-31 17:00:00"
-- p5 = "2026-11-07 17:00:00"
-- p6 = 20
-- p7 = 0

SELECT article, title, if(m_pageviews = 0, NULL, m_engaged_time / m_pageviews) AS engaged_time_per_pageview, count() OVER () AS total_rows
FROM (SELECT value AS article, argMax(label, bucket) AS title, sum(engaged_time) AS m_engaged_time, sum(pageviews) AS m_pageviews FROM rollup_day FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND scope_site = 0 AND dimension = {p3:String} AND bucket >= {p4:DateTime('UTC')} AND bucket < {p5:DateTime('UTC')} GROUP BY article)
ORDER BY engaged_time_per_pageview DESC NULLS LAST, article, title
LIMIT {p6:UInt32} OFFSET {p7:UInt32}
