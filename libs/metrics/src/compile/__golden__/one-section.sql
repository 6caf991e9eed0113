-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "section"
-- p4 = "2026-10-31 17:00:00"
-- p5 = "2026-11-07 17:00:00"
-- p6 = ["Thời sự"]
-- p7 = 100
-- p8 = 0

SELECT m_pageviews AS pageviews, count() OVER () AS total_rows
FROM (SELECT sum(pageviews) AS m_pageviews FROM rollup_day FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND scope_site = 0 AND dimension = {p3:String} AND bucket >= {p4:DateTime('UTC')} AND bucket < {p5:DateTime('UTC')} AND toString(value) IN {p6:Array(String)} )

LIMIT {p7:UInt32} OFFSET {p8:UInt32}
