import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { COLLECT_PATHS } from '@nhipbao/events';
import { openApiDocument, readConfig } from '@nhipbao/platform';
import { StandaloneModule } from '../../apps/standalone/dist/app.module.js';

/** The OpenAPI document. In Nest's preview mode the routes are known and nothing is opened, so it takes no data folder. */
export async function openApi() {
  const app = await NestFactory.create(StandaloneModule.register(readConfig({})), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return { 'docs/openapi.json': JSON.stringify(openApiDocument(app, COLLECT_PATHS)) };
}
