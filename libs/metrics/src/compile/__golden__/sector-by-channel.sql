-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "channel"
-- p4 = "2026-10-31 17:00:00"
-- p5 = "2026-11-07 17:00:00"
-- p6 = 100
-- p7 = 0

SELECT channel, m_visits AS visits, if(m_gross_pageviews = 0, NULL, m_robot_pageviews / m_gross_pageviews) AS robot_share, contributors, dominance, m_visitors AS reader_days, count() OVER () AS total_rows
FROM (SELECT channel, sum(part.m_visits) AS m_visits, sum(part.m_robot_pageviews) AS m_robot_pageviews, sum(part.m_gross_pageviews) AS m_gross_pageviews, sum(part.m_pageviews) AS m_pageviews, sum(part.m_visitors) AS m_visitors, uniqExact(contributor) AS contributors,
    if(sum(part.m_pageviews) = 0, 0, max(part.m_pageviews) / sum(part.m_pageviews)) AS dominance
  FROM (SELECT value AS channel, outlet_id AS contributor, sum(visits) AS m_visits, sum(robot_pageviews) AS m_robot_pageviews, sum(gross_pageviews) AS m_gross_pageviews, sum(pageviews) AS m_pageviews, sum(visitors) AS m_visitors FROM rollup_day FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND scope_site = 0 AND dimension = {p3:String} AND bucket >= {p4:DateTime('UTC')} AND bucket < {p5:DateTime('UTC')} GROUP BY channel, contributor) AS part GROUP BY channel)
ORDER BY visits DESC NULLS LAST, channel
LIMIT {p6:UInt32} OFFSET {p7:UInt32}
