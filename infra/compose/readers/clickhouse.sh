#!/bin/sh
# Makes the user by whom Grafana reads the analytics store, on each server, gives it its password, and says who goes first there. May
# run again.
set -eu

for host in $CLICKHOUSE_HOSTS; do
    # clickhouse-client takes the administrator's password from CLICKHOUSE_PASSWORD itself.
    ask="clickhouse-client --host $host --user nhipbao"
    $ask --queries-file /sql/server/workloads.sql
    # In a cluster the tables lie in a second database, and whoever reads them as a whole needs to be known there too.
    for database in $($ask --query "SELECT name FROM system.databases WHERE name IN ('nhipbao', 'nhipbao_shard')"); do
        $ask --database "$database" --queries-file /sql/clickhouse-reader.sql
    done
    $ask --queries-file /sql/server/quotas.sql
    # The reader's goes as a parameter of the statement, not as part of its text.
    $ask --param_password "$GRAFANA_READER_PASSWORD" \
        --query 'ALTER USER nhipbao_grafana IDENTIFIED BY {password:String} HOST ANY'
done
