#!/bin/sh
# Installs the PostgreSQL that test/cluster starts servers of, unless it is there already. The packaged server itself is not used.
set -eu

ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0

as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
$as_root apt-get update
DEBIAN_FRONTEND=noninteractive $as_root apt-get install --yes --no-install-recommends postgresql
