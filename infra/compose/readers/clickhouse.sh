#!/bin/sh
# Makes the user by whom Grafana reads the analytics store, on each server, and gives it its password. May run again.
set -eu

for host in $CLICKHOUSE_HOSTS; do
    ask="clickhouse-client --host $host --user nhipbao --database nhipbao"
    # clickhouse-client takes the administrator's password from CLICKHOUSE_PASSWORD itself.
    $ask --queries-file /sql/clickhouse-reader.sql
    # The reader's goes as a parameter of the statement, not as part of its text.
    $ask --param_password "$GRAFANA_READER_PASSWORD" \
        --query 'ALTER USER nhipbao_grafana IDENTIFIED BY {password:String} HOST ANY'
done
