import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { COLLECT_PATHS } from '@nhipbao/events';
import { runProcess, serveApiDocs, serveConsole } from '@nhipbao/platform';
import { ApiProcess } from './app.module.js';

const console = fileURLToPath(new URL('../../console/dist', import.meta.url));

runProcess({
  name: 'api',
  module: (config) => ApiProcess.register(config),
  serve: (app) => {
    serveApiDocs(app, COLLECT_PATHS);
    return serveConsole(app.getHttpAdapter().getInstance(), console);
  },
});
