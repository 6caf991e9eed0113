import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { COLLECT_PATHS } from '@nhipbao/events';
import {
  AppLogger,
  httpOptions,
  serveApiDocs,
  serveConsole,
  serveTracker,
  type Config,
} from '@nhipbao/platform';
import { fileURLToPath } from 'node:url';
import { StandaloneModule } from './app.module.js';

const built = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Opens the stores, migrates them, starts every stage and listens. */
export async function startApplication(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    StandaloneModule.register(config),
    // No Express-style middleware here: its engine would run on every event.
    new FastifyAdapter({ ...httpOptions(config), skipMiddie: true }),
    { logger: new AppLogger(config), abortOnError: false },
  );
  try {
    serveApiDocs(app, COLLECT_PATHS);
    const server = app.getHttpAdapter().getInstance();
    await serveConsole(server, built('console/dist'));
    await serveTracker(server, built('tracker/dist/nb.js'));
    await app.listen({ host: config.host, port: config.port });
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
