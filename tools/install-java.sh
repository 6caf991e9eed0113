#!/bin/sh
# Installs what the tests' Kafka brokers need, Java and Maven, unless they are there already.
set -eu

command -v java >/dev/null && command -v mvn >/dev/null && exit 0

as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
$as_root apt-get update
DEBIAN_FRONTEND=noninteractive $as_root apt-get install --yes --no-install-recommends openjdk-17-jre-headless maven
