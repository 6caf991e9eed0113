import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, type Config } from '../config/index.js';
import { httpOptions } from '../http/index.js';
import { AppLogger } from '../logging/index.js';
import { fail } from './fail.js';
import { stopOnSignals } from './stop-on-signals.js';

export interface ProcessParts {
  /** As in its folder below `apps`. */
  name: string;
  module: (config: Config) => DynamicModule;
  /** Adds to the HTTP server what is no controller, before it listens. */
  serve?: (app: NestFastifyApplication, config: Config) => Promise<void>;
}

async function start({ name, module, serve }: ProcessParts, config: Config): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(
    module(config),
    // No Express-style middleware here: its engine would run on every event.
    new FastifyAdapter({ ...httpOptions(config), skipMiddie: true }),
    { logger: new AppLogger(config), abortOnError: false },
  );
  stopOnSignals(app, config, () => undefined);
  try {
    await serve?.(app, config);
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    throw error;
  }
  process.stdout.write(`Nhịp Báo ${name} đang chạy / is running: ${await app.getUrl()}\n`);
}

/** Runs one process of the cluster until it is told to stop. A start that is refused says why in one line. */
export function runProcess(parts: ProcessParts): void {
  let config: Config | undefined;
  try {
    config = readConfig();
  } catch (error) {
    fail(error);
  }
  start(parts, config).catch((error: unknown) => fail(error, config));
}
