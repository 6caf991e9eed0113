-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "channel"
-- p4 = "2026-10-31 17:00:00"
-- p5 = "2026-11-07 17:00:00"
-- p6 = 3
-- p7 = 0.6
-- p8 = 3
-- p9 = 0.6
-- p10 = 100
-- p11 = 0

SELECT channel, if((m_visits = 0 OR (contributors_visits >= {p6:UInt32} AND dominance_visits <= {p7:Float64})), m_visits, NULL) AS visits, if((m_robot_pageviews = 0 OR (contributors_robot_pageviews >= {p8:UInt32} AND dominance_robot_pageviews <= {p9:Float64})) AND (m_gross_pageviews = 0 OR (contributors_gross_pageviews >= {p8:UInt32} AND dominance_gross_pageviews <= {p9:Float64})), if(m_gross_pageviews = 0, NULL, m_robot_pageviews / m_gross_pageviews), NULL) AS robot_share, contributors, dominance, m_visitors AS reader_days, count() OVER () AS total_rows
FROM (SELECT channel, sum(part.m_visits) AS m_visits, countIf(part.m_visits != 0) AS contributors_visits, if(sum(toFloat64(part.m_visits)) = 0, 0, max(toFloat64(part.m_visits)) / sum(toFloat64(part.m_visits))) AS dominance_visits, sum(part.m_robot_pageviews) AS m_robot_pageviews, countIf(part.m_robot_pageviews != 0) AS contributors_robot_pageviews, if(sum(toFloat64(part.m_robot_pageviews)) = 0, 0, max(toFloat64(part.m_robot_pageviews)) / sum(toFloat64(part.m_robot_pageviews))) AS dominance_robot_pageviews, sum(part.m_gross_pageviews) AS m_gross_pageviews, countIf(part.m_gross_pageviews != 0) AS contributors_gross_pageviews, if(sum(toFloat64(part.m_gross_pageviews)) = 0, 0, max(toFloat64(part.m_gross_pageviews)) / sum(toFloat64(part.m_gross_pageviews))) AS dominance_gross_pageviews, sum(part.m_pageviews) AS m_pageviews, countIf(part.m_pageviews != 0) AS contributors_pageviews, if(sum(toFloat64(part.m_pageviews)) = 0, 0, max(toFloat64(part.m_pageviews)) / sum(toFloat64(part.m_pageviews))) AS dominance_pageviews, sum(part.m_visitors) AS m_visitors, countIf(part.m_visitors != 0) AS contributors_visitors, if(sum(toFloat64(part.m_visitors)) = 0, 0, max(toFloat64(part.m_visitors)) / sum(toFloat64(part.m_visitors))) AS dominance_visitors, uniqExact(contributor) AS contributors, dominance_pageviews AS dominance
  FROM (SELECT value AS channel, outlet_id AS contributor, sum(visits) AS m_visits, sum(robot_pageviews) AS m_robot_pageviews, sum(gross_pageviews) AS m_gross_pageviews, sum(pageviews) AS m_pageviews, sum(visitors) AS m_visitors FROM rollup_day FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND scope_site = 0 AND dimension = {p3:String} AND bucket >= {p4:DateTime('UTC')} AND bucket < {p5:DateTime('UTC')} GROUP BY channel, contributor) AS part GROUP BY channel)
ORDER BY visits DESC NULLS LAST, channel
LIMIT {p10:UInt32} OFFSET {p11:UInt32}
