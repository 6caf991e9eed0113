import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { runProcess, serveTracker } from '@nhipbao/platform';
import { CollectorProcess } from './app.module.js';

const tracker = fileURLToPath(new URL('../../tracker/dist/nb.js', import.meta.url));

runProcess({
  name: 'collector',
  module: (config) => CollectorProcess.register(config),
  serve: (app) => serveTracker(app.getHttpAdapter().getInstance(), tracker),
});
