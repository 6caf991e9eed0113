-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = ""
-- p4 = "2026-10-31 17:00:00"
-- p5 = "2026-11-07 17:00:00"
-- p6 = 50000
-- p7 = 0

SELECT time, m_visits AS visits, count() OVER () AS total_rows
FROM (SELECT toUnixTimestamp(toDateTime(toStartOfHour(toTimeZone(bucket, {p1:String})), {p1:String})) AS time, sum(visits) AS m_visits FROM rollup_hour FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND scope_site = 0 AND dimension = {p3:String} AND bucket >= {p4:DateTime('UTC')} AND bucket < {p5:DateTime('UTC')} GROUP BY time)
ORDER BY time
LIMIT {p6:UInt32} OFFSET {p7:UInt32}
