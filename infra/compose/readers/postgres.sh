#!/bin/sh
# Makes the role by which Grafana reads names from the control plane, and gives it its password. May run again.
set -eu

if [ -z "$(psql --no-align --tuples-only --command "SELECT 1 FROM pg_roles WHERE rolname = 'nhipbao_grafana'")" ]; then
    psql --set ON_ERROR_STOP=1 --file "${SQL:-/sql/postgres-reader.sql}"
fi
psql --set ON_ERROR_STOP=1 --set password="$GRAFANA_READER_PASSWORD" <<'SQL'
ALTER ROLE nhipbao_grafana LOGIN PASSWORD :'password'
SQL
