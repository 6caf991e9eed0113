-- The fact table of all metrics: one row per page view, with everything known about it and its place in its visit. Written by the
-- aggregator, which recomputes whole units (one reader's session day) and replaces them; `own_*` are the page view's own
-- facts, the columns without prefix are the visit's. `kind` is `conversion` for a conversion without a page view and
-- `orphan` for activity whose page view never arrived: they are accounted for, but are no page views.
CREATE TABLE IF NOT EXISTS page_views {{on_cluster}}
(
    outlet_id           UInt32,
    site_id             UInt32,
    session_day         Date,
    visitor             UInt64 CODEC(ZSTD),
    pv                  UUID,
    kind                Enum8('page_view' = 1, 'conversion' = 2, 'orphan' = 3),
    views               UInt8,
    ts                  DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    last_activity       DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    received_on         Date,
    consented           UInt8,
    source              LowCardinality(String),
    own_traffic         LowCardinality(String),
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
    published_at        DateTime('UTC') CODEC(ZSTD),
    word_count          UInt32 CODEC(T64, ZSTD),
    own_channel         LowCardinality(String),
    own_referrer        LowCardinality(String),
    own_platform        LowCardinality(String),
    own_platform_origin LowCardinality(String),
    own_utm_source      LowCardinality(String),
    own_utm_medium      LowCardinality(String),
    own_utm_campaign    LowCardinality(String),
    country             LowCardinality(String),
    province            LowCardinality(String),
    device              LowCardinality(String),
    browser             LowCardinality(String),
    os                  LowCardinality(String),
    engaged_ms          UInt32 CODEC(T64, ZSTD),
    scroll_pct          Nullable(UInt8),
    media_ids           Array(LowCardinality(String)),
    media_kinds         Array(LowCardinality(String)),
    media_titles        Array(LowCardinality(String)),
    media_played_ms     Array(UInt32),
    media_duration_ms   Array(UInt32),
    conversion_kinds    Array(LowCardinality(String)),
    conversion_values   Array(Decimal(18, 2)),
    conversion_currencies Array(LowCardinality(String)),
    stored_hours        Map(UInt32, UInt32),

    visit_id            UInt64 CODEC(ZSTD),
    channel             LowCardinality(String),
    referrer            LowCardinality(String),
    platform            LowCardinality(String),
    platform_origin     LowCardinality(String),
    utm_source          LowCardinality(String),
    utm_medium          LowCardinality(String),
    utm_campaign        LowCardinality(String),
    entry_page          LowCardinality(String),
    exit_page           LowCardinality(String),
    is_entry            UInt8,
    bounced             UInt8,
    visit_ms            UInt32 CODEC(T64, ZSTD),
    article_visit       UInt8,
    recirculated        UInt8,
    loyalty             Enum8('' = 0, 'new' = 1, 'returning' = 2, 'loyal' = 3),

    version             UInt64 CODEC(Delta, ZSTD),
    is_deleted          UInt8
)
ENGINE = {{engine:ReplacingMergeTree(version, is_deleted)}}
PARTITION BY toYYYYMM(session_day)
ORDER BY (outlet_id, session_day, visitor, pv)
TTL received_on + INTERVAL 13 MONTH
SETTINGS default_compression_codec = 'ZSTD(1)';

-- Log records that repeated an event already stored.
CREATE TABLE IF NOT EXISTS duplicate_events {{on_cluster}}
(
    outlet_id     UInt32,
    hour          DateTime('UTC'),
    log_partition UInt16,
    log_offset    UInt64,
    pv            UUID,
    event_id      UUID
)
ENGINE = {{engine:ReplacingMergeTree}}
ORDER BY (outlet_id, hour, log_partition, log_offset);

-- One row per visit, for people who think in visits.
CREATE VIEW IF NOT EXISTS visits {{on_cluster}} AS
SELECT
    outlet_id, visit_id, any(visitor) AS visitor, any(consented) AS consented, any(traffic) AS traffic, any(loyalty) AS loyalty,
    min(ts) AS started_at, max(last_activity) AS ended_at, sum(views) AS pageviews, sum(page_views.engaged_ms) AS engaged_ms,
    any(entry_page) AS entry_page, any(exit_page) AS exit_page, any(channel) AS channel, any(referrer) AS referrer,
    any(platform) AS platform, any(platform_origin) AS platform_origin, any(country) AS country, any(province) AS province,
    any(device) AS device, any(browser) AS browser, any(os) AS os, max(bounced) AS bounced
FROM page_views FINAL
WHERE kind = 'page_view'
GROUP BY outlet_id, visit_id;
