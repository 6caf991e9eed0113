import { build, follow, install } from './workspace.mjs';

install();
build();
// Requests in progress would be copied again and again from a young heap that is still small.
follow(['--min-semi-space-size=16', 'apps/standalone/dist/main.js']);
