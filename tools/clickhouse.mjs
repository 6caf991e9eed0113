import { build, follow, install } from './workspace.mjs';

// The ClickHouse HTTP interface on the embedded engine, for tests and development.
install();
build();
follow(['apps/clickhouse/dist/main.js']);
