import { CollectorApp } from '../integration/collector-app.js';

/** The collector on the embedded log, with nobody who reads it. */
const app = await CollectorApp.start({ rateLimitPerSite: 1_000_000 });
process.once('SIGTERM', () => void app.stop());
process.stdout.write(`listening ${app.url}\n`);
