-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = ""
-- p4 = "2026-10-31 17:00:00"
-- p5 = "2026-11-07 17:00:00"
-- p6 = 100
-- p7 = 0

SELECT m_pageviews AS pageviews, if(m_entries = 0, NULL, m_bounces / m_entries) AS bounce_rate, count() OVER () AS total_rows
FROM (SELECT sum(pageviews) AS m_pageviews, sum(bounces) AS m_bounces, sum(entries) AS m_entries FROM rollup_day FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND scope_site = 0 AND dimension = {p3:String} AND bucket >= {p4:DateTime('UTC')} AND bucket < {p5:DateTime('UTC')} )

LIMIT {p6:UInt32} OFFSET {p7:UInt32}
