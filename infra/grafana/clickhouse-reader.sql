-- The user by whom Grafana reads the analytics store: aggregates, the live view and the account. Of single page views it
-- sees only the columns that the account and the freshness rest on, and no reader's.
CREATE SETTINGS PROFILE IF NOT EXISTS nhipbao_grafana SETTINGS
    readonly = 2,
    max_execution_time = 30 MAX 60,
    max_memory_usage = 4000000000 MAX 4000000000,
    max_result_rows = 200000 MAX 1000000,
    do_not_merge_across_partitions_select_final = 1;

-- Nobody can sign in until an administrator gives a password and the addresses to come from:
--     ALTER USER nhipbao_grafana IDENTIFIED BY '…' HOST IP '…'
CREATE USER IF NOT EXISTS nhipbao_grafana HOST NONE SETTINGS PROFILE 'nhipbao_grafana';

GRANT SELECT ON rollup_day TO nhipbao_grafana;
GRANT SELECT ON rollup_hour TO nhipbao_grafana;
GRANT SELECT ON live_activity TO nhipbao_grafana;
GRANT SELECT ON receipts TO nhipbao_grafana;
GRANT SELECT ON duplicate_events TO nhipbao_grafana;
GRANT SELECT ON sink_progress TO nhipbao_grafana;
GRANT SELECT ON rollup_progress TO nhipbao_grafana;
GRANT SELECT(outlet_id, session_day, received_on, stored_hours, rule_version) ON page_views TO nhipbao_grafana;
