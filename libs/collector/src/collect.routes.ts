import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Config } from '@nhipbao/platform';
import type { FastifyInstance } from 'fastify';
import { CollectController } from './collect.controller.js';

const DAY_SECONDS = '86400';

/**
 * Binds the collector to its paths, in a Fastify scope of its own beside Nest's routes: the hot path wants the bytes
 * unparsed, has its own limit and error handling, is open to all origins, and needs no guards or pipes.
 */
@Injectable()
export class CollectRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly controller: CollectController,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const server = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void server.register((scope, _options, done) => {
      this.bind(scope);
      done();
    });
  }

  private bind(scope: FastifyInstance): void {
    const { controller } = this;
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['application/json', 'text/plain'],
      { parseAs: 'buffer', bodyLimit: this.config.maxBodyBytes },
      (_request, body, done) => done(null, body),
    );
    scope.setErrorHandler((error, _request, reply) => controller.failed(error, reply));
    scope.addHook('onRequest', (_request, reply, done) => {
      void reply.headers({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'no-store',
      });
      done();
    });
    scope.options('/v1/events', (_request, reply) =>
      reply
        .headers({
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'authorization, content-type',
          'access-control-max-age': DAY_SECONDS,
        })
        .status(204)
        .send(),
    );
    scope.post<{ Body: Buffer | undefined }>(
      '/v1/events',
      { bodyLimit: this.config.maxBodyBytes },
      (request, reply) => controller.events(request, reply),
    );
    scope.get<{ Querystring: Record<string, unknown> }>('/v1/pixel.gif', (request, reply) =>
      controller.pixel(request, reply),
    );
  }
}
