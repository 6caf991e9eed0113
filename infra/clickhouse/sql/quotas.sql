-- How much those may take who read the store past the platform's API. Run it once on each server, as an administrator, after
-- infra/grafana/clickhouse-reader.sql.

-- Half of the figures are no figures: a shard that is away is an error, never a smaller number.
CREATE SETTINGS PROFILE IF NOT EXISTS nhipbao_reports SETTINGS
    workload = 'nhipbao_reports' CONST,
    skip_unavailable_shards = 0 CONST,
    max_threads = 4 MAX 8
TO nhipbao_grafana;

CREATE QUOTA IF NOT EXISTS nhipbao_reports KEYED BY user_name
    FOR INTERVAL 1 minute MAX queries = 600, execution_time = 240,
    FOR INTERVAL 1 hour MAX read_bytes = 500000000000
TO nhipbao_grafana;
