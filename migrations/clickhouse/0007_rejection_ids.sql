-- What the collector counts as refused is named, as events are: a record that was appended twice, because the log's answer was lost on
-- the way, stands in two places of the log and is counted once. Rows without a name are from before, or set aside by the sink.
ALTER TABLE rejections {{on_cluster}}
    ADD COLUMN IF NOT EXISTS rejection_id UUID;

ALTER TABLE receipts {{on_cluster}}
    ADD COLUMN IF NOT EXISTS rejection_id UUID CODEC(ZSTD);

-- Changed in place: between the end of one view and the beginning of another, receipts would be missing.
ALTER TABLE receipts_of_rejections {{on_cluster}} MODIFY QUERY
SELECT outlet_id, toStartOfHour(received_at) AS hour, log_partition, log_offset, reason, events, rejection_id
FROM rejections;
