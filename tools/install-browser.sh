#!/bin/sh
# Installs the browser that test/browser drives, and fonts with Vietnamese letters, unless they are there already.
set -eu

command -v chromium >/dev/null && exit 0

as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
$as_root apt-get update
DEBIAN_FRONTEND=noninteractive $as_root apt-get install --yes --no-install-recommends chromium fonts-noto-core
