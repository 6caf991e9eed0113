-- p1 = "Asia/Ho_Chi_Minh"
-- p2 = [7,8]
-- p3 = "2026-10-30"
-- p4 = "2026-11-03"
-- p5 = "2026-10-31 17:00:00.000"
-- p6 = "2026-11-02 17:00:00.000"
-- p7 = 100
-- p8 = 0

SELECT time, conversion_kind, m_conversions AS conversions, m_conversion_value AS conversion_value, count() OVER () AS total_rows
FROM (SELECT toUnixTimestamp(toDateTime(toStartOfMinute(toTimeZone(ts, {p1:String})), {p1:String})) AS time, toString(element_of_conversion_kind) AS conversion_kind, sumIf(length(conversion_kinds), traffic = '') AS m_conversions, sumIf(arraySum((value, currency) -> if(currency IN ('', 'VND'), value, toDecimal64(0, 2)), conversion_values, conversion_currencies), traffic = '') AS m_conversion_value FROM (SELECT * EXCEPT (position) REPLACE (arraySlice(conversion_kinds, position, 1) AS conversion_kinds, arraySlice(conversion_values, position, 1) AS conversion_values, arraySlice(conversion_currencies, position, 1) AS conversion_currencies)
    FROM (SELECT *, if(position = 0, '', conversion_kinds[position]) AS element_of_conversion_kind
      FROM (SELECT *, arrayJoin(if(empty(conversion_kinds), [toUInt32(0)], arrayEnumerate(conversion_kinds))) AS position FROM page_views FINAL WHERE outlet_id IN {p2:Array(UInt32)} AND session_day >= {p3:Date} AND session_day <= {p4:Date} AND ts >= {p5:DateTime64(3, 'UTC')} AND ts < {p6:DateTime64(3, 'UTC')}))) GROUP BY time, conversion_kind)
ORDER BY time, conversions DESC NULLS LAST, conversion_kind
LIMIT {p7:UInt32} OFFSET {p8:UInt32}
