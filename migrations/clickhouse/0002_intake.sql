-- The ledger of receipt: one row per log record, whatever became of it. A few bytes a row; it is the independent side
-- of "accepted = stored + rejected + duplicate".
CREATE TABLE IF NOT EXISTS receipts {{on_cluster}}
(
    outlet_id     UInt32,
    hour          DateTime('UTC') CODEC(Delta, ZSTD),
    log_partition UInt16,
    log_offset    UInt64 CODEC(DoubleDelta, ZSTD),
    reason        LowCardinality(String),
    events        UInt32 CODEC(T64, ZSTD)
)
ENGINE = {{engine:ReplacingMergeTree}}
PARTITION BY toYYYYMM(hour)
ORDER BY (outlet_id, hour, log_partition, log_offset);

CREATE MATERIALIZED VIEW IF NOT EXISTS receipts_of_events {{on_cluster}} TO receipts AS
SELECT outlet_id, toStartOfHour(received_at) AS hour, log_partition, log_offset, '' AS reason, 1 AS events
FROM events;

CREATE MATERIALIZED VIEW IF NOT EXISTS receipts_of_rejections {{on_cluster}} TO receipts AS
SELECT outlet_id, toStartOfHour(received_at) AS hour, log_partition, log_offset, reason, events
FROM rejections;

-- Page views that new events belong to: the aggregator's to-do list, read in log order. It drops a partition once all of it has
-- been assembled.
CREATE TABLE IF NOT EXISTS touched_page_views {{on_cluster}}
(
    log_partition UInt16,
    log_offset    UInt64 CODEC(DoubleDelta, ZSTD),
    outlet_id     UInt32,
    session_day   Date,
    pv            UUID
)
ENGINE = {{engine:MergeTree}}
PARTITION BY (log_partition, intDiv(log_offset, 1000000))
ORDER BY (log_partition, log_offset);

CREATE MATERIALIZED VIEW IF NOT EXISTS touched_by_events {{on_cluster}} TO touched_page_views AS
SELECT log_partition, max(events.log_offset) AS log_offset, outlet_id, session_day, pv
FROM events
GROUP BY log_partition, outlet_id, session_day, pv;

-- The last hours of human activity, for the newsroom view.
CREATE TABLE IF NOT EXISTS live_activity {{on_cluster}}
(
    outlet_id   UInt32,
    site_id     UInt32,
    ts          DateTime64(3, 'UTC'),
    pv          UUID,
    event_id    UUID,
    type        Enum8('pageview' = 1, 'engagement' = 2, 'media' = 3, 'conversion' = 4),
    article_id  LowCardinality(String),
    page        LowCardinality(String),
    title       LowCardinality(String),
    section     LowCardinality(String),
    channel     LowCardinality(String),
    referrer    LowCardinality(String),
    platform    LowCardinality(String),
    device      LowCardinality(String),
    country     LowCardinality(String)
)
ENGINE = {{engine:MergeTree}}
PARTITION BY toStartOfHour(ts)
ORDER BY (outlet_id, ts)
TTL toDateTime(ts) + INTERVAL 3 HOUR
SETTINGS ttl_only_drop_parts = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS live_from_events {{on_cluster}} TO live_activity AS
SELECT outlet_id, site_id, ts, pv, event_id, type, article_id, page, title, section, channel, referrer, platform, device, country
FROM events
WHERE traffic = '' AND ts > received_at - INTERVAL 2 HOUR AND received_at > now() - INTERVAL 2 HOUR;

-- How far the log has been stored, written after the insert is acknowledged. The aggregator reads no further, and the
-- API answers from it how fresh the figures are.
CREATE TABLE IF NOT EXISTS sink_progress {{on_cluster}}
(
    log_partition  UInt16,
    log_offset     UInt64,
    received_until DateTime64(3, 'UTC'),
    stored_at      DateTime64(3, 'UTC')
)
ENGINE = {{engine:ReplacingMergeTree(log_offset)}}
ORDER BY log_partition;
