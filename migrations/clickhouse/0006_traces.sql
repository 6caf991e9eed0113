-- The trace of the request that brought an event, in the notation of W3C Trace Context; empty for nearly all events.
ALTER TABLE events {{on_cluster}}
    ADD COLUMN IF NOT EXISTS trace_id LowCardinality(String),
    ADD COLUMN IF NOT EXISTS span_id LowCardinality(String);

-- Filled by position: its own column `copy` stays the last.
ALTER TABLE assembly_events {{on_cluster}}
    ADD COLUMN IF NOT EXISTS trace_id LowCardinality(String) AFTER props,
    ADD COLUMN IF NOT EXISTS span_id LowCardinality(String) AFTER trace_id;
