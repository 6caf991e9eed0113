import { build, follow, install } from './workspace.mjs';

install();
build();
follow(['apps/standalone/dist/migrate.js']);
