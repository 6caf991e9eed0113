import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppLogger, fail, readConfig } from '@nhipbao/platform';
import { ApiProcess } from './app.module.js';

/** Brings the tables of both databases up to date, as every start does, and ends: before a release replaces any process. */
async function migrate(): Promise<void> {
  const config = readConfig();
  const logger = new AppLogger(config);
  const app = await NestFactory.createApplicationContext(ApiProcess.register(config), {
    logger,
    abortOnError: false,
  });
  await app.close();
}

migrate().then(
  () => process.exit(0),
  (error: unknown) => fail(error),
);
