-- Every event as it was accepted, one row per log record. The sorting key ends in the record's place in the log, so a
-- record that is delivered again replaces itself, while a client's retry (another record, same event_id) stays visible
-- and can be counted as a duplicate. Sorted by page view, because a page view is assembled from all of its events, and within
-- it by time, which packs its cumulative counters. ZSTD: a quarter smaller than the engine's default.
CREATE TABLE IF NOT EXISTS events {{on_cluster}}
(
    outlet_id           UInt32,
    site_id             UInt32,
    session_day         Date,
    pv                  UUID,
    event_id            UUID,
    log_partition       UInt16,
    log_offset          UInt64 CODEC(Delta, ZSTD),
    type                Enum8('pageview' = 1, 'engagement' = 2, 'media' = 3, 'conversion' = 4),
    ts                  DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    received_at         DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    visitor             UInt64 CODEC(ZSTD),
    consented           UInt8,
    source              LowCardinality(String),
    traffic             LowCardinality(String),
    rule_version        UInt16,
    page                LowCardinality(String),
    title               LowCardinality(String),
    article_id          LowCardinality(String),
    authors             Array(LowCardinality(String)),
    section             LowCardinality(String),
    tags                Array(LowCardinality(String)),
    content_type        LowCardinality(String),
    access              LowCardinality(String),
    published_at        DateTime('UTC'),
    modified_at         DateTime('UTC'),
    word_count          UInt32,
    channel             LowCardinality(String),
    referrer            LowCardinality(String),
    platform            LowCardinality(String),
    platform_origin     LowCardinality(String),
    utm_source          LowCardinality(String),
    utm_medium          LowCardinality(String),
    utm_campaign        LowCardinality(String),
    country             LowCardinality(String),
    province            LowCardinality(String),
    device              LowCardinality(String),
    browser             LowCardinality(String),
    os                  LowCardinality(String),
    lang                LowCardinality(String),
    screen              LowCardinality(String),
    engaged_ms          UInt32 CODEC(T64, ZSTD),
    scroll_pct          Nullable(UInt8),
    media_id            LowCardinality(String),
    media_kind          LowCardinality(String),
    media_title         LowCardinality(String),
    media_duration_ms   UInt32,
    media_played        Array(Tuple(UInt32, UInt32)),
    conversion_kind     LowCardinality(String),
    conversion_value    Decimal(18, 2),
    conversion_currency LowCardinality(String),
    props               Map(LowCardinality(String), String)
)
ENGINE = {{engine:ReplacingMergeTree}}
PARTITION BY toYYYYMM(session_day)
ORDER BY (outlet_id, session_day, pv, ts, event_id, log_partition, log_offset)
TTL toDate(received_at) + INTERVAL 13 MONTH
SETTINGS default_compression_codec = 'ZSTD(1)';

-- What the collector refused, counted by reason; never the content.
CREATE TABLE IF NOT EXISTS rejections {{on_cluster}}
(
    outlet_id     UInt32,
    site_id       UInt32,
    received_at   DateTime64(3, 'UTC'),
    reason        LowCardinality(String),
    events        UInt32,
    log_partition UInt16,
    log_offset    UInt64
)
ENGINE = {{engine:ReplacingMergeTree}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (outlet_id, received_at, log_partition, log_offset)
TTL toDate(received_at) + INTERVAL 13 MONTH;
