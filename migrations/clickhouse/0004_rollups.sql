-- One row per outlet, scope, bucket and value of one dimension. `scope_site` 0 is the outlet as a whole; dimension '' is the
-- total. Each cell is computed from the page views themselves, never from other cells, so its distinct counts are exact; over
-- time and over outlets every measure adds up by its definition (a visitor is a reader on one day).
CREATE TABLE IF NOT EXISTS rollup_hour {{on_cluster}}
(
    outlet_id           UInt32,
    scope_site          UInt32,
    dimension           LowCardinality(String),
    bucket              DateTime('UTC') CODEC(Delta, ZSTD),
    value               String CODEC(ZSTD),
    label               String CODEC(ZSTD),
    pageviews           UInt64 CODEC(T64, ZSTD),
    visits              UInt64 CODEC(T64, ZSTD),
    visitors            UInt64 CODEC(T64, ZSTD),
    entries             UInt64 CODEC(T64, ZSTD),
    bounces             UInt64 CODEC(T64, ZSTD),
    visit_time          UInt64 CODEC(T64, ZSTD),
    engaged_time        UInt64 CODEC(T64, ZSTD),
    scroll_sum          UInt64 CODEC(T64, ZSTD),
    scroll_views        UInt64 CODEC(T64, ZSTD),
    articles_read       UInt64 CODEC(T64, ZSTD),
    articles_completed  UInt64 CODEC(T64, ZSTD),
    article_visits      UInt64 CODEC(T64, ZSTD),
    recirculated_visits UInt64 CODEC(T64, ZSTD),
    consented_visitors  UInt64 CODEC(T64, ZSTD),
    new_visitors        UInt64 CODEC(T64, ZSTD),
    returning_visitors  UInt64 CODEC(T64, ZSTD),
    loyal_visitors      UInt64 CODEC(T64, ZSTD),
    media_plays         UInt64 CODEC(T64, ZSTD),
    media_time          UInt64 CODEC(T64, ZSTD),
    programme_time      UInt64 CODEC(T64, ZSTD),
    conversions         UInt64 CODEC(T64, ZSTD),
    conversion_value    Decimal(38, 2) CODEC(ZSTD),
    robot_pageviews     UInt64 CODEC(T64, ZSTD),
    gross_pageviews     UInt64 CODEC(T64, ZSTD),
    version             UInt64 CODEC(ZSTD),
    is_deleted          UInt8
)
ENGINE = {{engine:ReplacingMergeTree(version, is_deleted)}}
PARTITION BY toYYYYMM(bucket)
ORDER BY (outlet_id, scope_site, dimension, bucket, value)
SETTINGS default_compression_codec = 'ZSTD(1)';

CREATE TABLE IF NOT EXISTS rollup_day {{on_cluster}} AS rollup_hour
ENGINE = {{engine:ReplacingMergeTree(version, is_deleted)}}
PARTITION BY toYYYYMM(bucket)
ORDER BY (outlet_id, scope_site, dimension, bucket, value)
SETTINGS default_compression_codec = 'ZSTD(1)';

-- Hours whose page views an assembly changed (`changed_in` is its version): the rollup's to-do list.
CREATE TABLE IF NOT EXISTS changed_hours {{on_cluster}}
(
    outlet_id  UInt32,
    hour       DateTime('UTC'),
    changed_in UInt64
)
ENGINE = {{engine:ReplacingMergeTree}}
ORDER BY (changed_in, outlet_id, hour)
TTL toDateTime(intDiv(changed_in, 1000)) + INTERVAL 30 DAY;

-- The place in the log up to which page views have been assembled, and the assembly up to which rollups have been computed.
CREATE TABLE IF NOT EXISTS assembly_progress {{on_cluster}}
(
    log_partition  UInt16,
    log_offset     UInt64,
    received_until DateTime64(3, 'UTC'),
    assembled_in   UInt64
)
ENGINE = {{engine:ReplacingMergeTree(assembled_in)}}
ORDER BY log_partition;

CREATE TABLE IF NOT EXISTS rollup_progress {{on_cluster}}
(
    id             UInt8 DEFAULT 0,
    rolled_in      UInt64,
    received_until DateTime64(3, 'UTC'),
    rolled_at      DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = {{engine:ReplacingMergeTree(rolled_in)}}
ORDER BY id;

-- Working tables of one rollup batch: the buckets to recompute, and their page views.
CREATE TABLE IF NOT EXISTS rollup_hours {{on_cluster}}
(
    outlet_id UInt32,
    hour      DateTime('UTC'),
    day       DateTime('UTC')
)
ENGINE = Memory;

CREATE TABLE IF NOT EXISTS rollup_page_views {{on_cluster}} AS page_views
ENGINE = Memory;

ALTER TABLE rollup_page_views {{on_cluster}} ADD COLUMN IF NOT EXISTS hour DateTime('UTC');

ALTER TABLE rollup_page_views {{on_cluster}} ADD COLUMN IF NOT EXISTS day DateTime('UTC');
