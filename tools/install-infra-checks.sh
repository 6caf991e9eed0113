#!/bin/sh
# Installs what test/cluster checks the chart and the alert rules with, unless it is there already: helm as a Go module,
# kubernetes-validate from PyPI, promtool from Debian's package of Prometheus. No root, nothing outside one folder.
set -eu

tools="${XDG_CACHE_HOME:-$HOME/.cache}/nhipbao/infra-checks"
mkdir -p "$tools/bin"

if [ ! -x "$tools/bin/helm" ]; then
    GOBIN="$tools/bin" go install helm.sh/helm/v3/cmd/helm@v3.21.4
fi

if [ ! -x "$tools/bin/kubernetes-validate" ]; then
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet kubernetes-validate==1.37.0
    ln -sf ../python/bin/kubernetes-validate "$tools/bin/kubernetes-validate"
fi

if [ ! -x "$tools/bin/promtool" ]; then
    (cd "$tools" && apt-get download prometheus && dpkg-deb --extract prometheus_*.deb prometheus && rm prometheus_*.deb)
    ln -sf ../prometheus/usr/bin/promtool "$tools/bin/promtool"
fi
