-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "2026-10-30"
-- p4 = "2026-11-08"
-- p5 = "2026-10-31 17:00:00.000"
-- p6 = "2026-11-07 17:00:00.000"
-- p7 = ["Lan"]
-- p8 = 100
-- p9 = 0

SELECT time, author, m_pageviews AS pageviews, count() OVER () AS total_rows
FROM (SELECT toUnixTimestamp(toDateTime(toStartOfHour(toTimeZone(ts, {p1:String})), {p1:String})) AS time, toString(element_of_author) AS author, sumIf(views, traffic = '' AND kind = 'page_view') AS m_pageviews FROM (SELECT * EXCEPT (position) REPLACE (arraySlice(authors, position, 1) AS authors)
    FROM (SELECT *, if(position = 0, '', authors[position]) AS element_of_author
      FROM (SELECT *, arrayJoin(if(empty(authors), [toUInt32(0)], arrayEnumerate(authors))) AS position FROM page_views FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND session_day >= {p3:Date} AND session_day <= {p4:Date} AND ts >= {p5:DateTime64(3, 'UTC')} AND ts < {p6:DateTime64(3, 'UTC')}))) WHERE toString(element_of_author) IN {p7:Array(String)} GROUP BY time, author)
ORDER BY time, pageviews DESC NULLS LAST, author
LIMIT {p8:UInt32} OFFSET {p9:UInt32}
