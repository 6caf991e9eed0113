-- Working tables of one assembly cycle; emptied when it begins.
CREATE TABLE IF NOT EXISTS assembly_touched {{on_cluster}}
(
    outlet_id   UInt32,
    session_day Date,
    pv          UUID
)
ENGINE = Memory;

CREATE TABLE IF NOT EXISTS assembly_events {{on_cluster}} AS events
ENGINE = Memory;

ALTER TABLE assembly_events {{on_cluster}} ADD COLUMN IF NOT EXISTS copy UInt32;

CREATE TABLE IF NOT EXISTS assembly_page_views {{on_cluster}} AS page_views
ENGINE = Memory;

CREATE TABLE IF NOT EXISTS assembly_units {{on_cluster}}
(
    outlet_id   UInt32,
    session_day Date,
    visitor     UInt64
)
ENGINE = Memory;

CREATE TABLE IF NOT EXISTS assembly_history {{on_cluster}}
(
    outlet_id UInt32,
    visitor   UInt64,
    days      Array(Date)
)
ENGINE = Memory;
