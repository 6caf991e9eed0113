-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "2026-10-30"
-- p4 = "2026-11-08"
-- p5 = "2026-10-31 17:00:00.000"
-- p6 = "2026-11-07 17:00:00.000"
-- p7 = 100
-- p8 = 0

SELECT m_readers AS readers, if(m_consented_visitors = 0, NULL, m_new_visitors / m_consented_visitors) AS new_visitor_share, count() OVER () AS total_rows
FROM (SELECT uniqExactIf(visitor, consented = 1 AND traffic = '' AND kind = 'page_view') AS m_readers, uniqExactIf((visitor, toDate(toTimeZone(ts, {p1:String}))), loyalty = 'new' AND traffic = '' AND kind = 'page_view') AS m_new_visitors, uniqExactIf((visitor, toDate(toTimeZone(ts, {p1:String}))), loyalty = 'new' AND traffic = '' AND kind = 'page_view') + uniqExactIf((visitor, toDate(toTimeZone(ts, {p1:String}))), loyalty = 'returning' AND traffic = '' AND kind = 'page_view') + uniqExactIf((visitor, toDate(toTimeZone(ts, {p1:String}))), loyalty = 'loyal' AND traffic = '' AND kind = 'page_view') AS m_consented_visitors FROM page_views FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND session_day >= {p3:Date} AND session_day <= {p4:Date} AND ts >= {p5:DateTime64(3, 'UTC')} AND ts < {p6:DateTime64(3, 'UTC')} )

LIMIT {p7:UInt32} OFFSET {p8:UInt32}
