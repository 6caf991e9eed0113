-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "2026-10-31"
-- p4 = "2026-11-02"
-- p5 = "2026-11-01 01:00:00.000"
-- p6 = "2026-11-01 02:30:00.000"
-- p7 = 12
-- p8 = 100
-- p9 = 0

SELECT m_visitors AS visitors, count() OVER () AS total_rows
FROM (SELECT uniqExactIf((visitor, toDate(toTimeZone(ts, {p1:String}))), traffic = '' AND kind = 'page_view') AS m_visitors FROM page_views FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND session_day >= {p3:Date} AND session_day <= {p4:Date} AND ts >= {p5:DateTime64(3, 'UTC')} AND ts < {p6:DateTime64(3, 'UTC')} AND site_id = {p7:UInt32} )

LIMIT {p8:UInt32} OFFSET {p9:UInt32}
