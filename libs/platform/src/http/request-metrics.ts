import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Histogram, Registry } from 'prom-client';
import type { Observable } from 'rxjs';

/**
 * Times the requests that Nest's controllers answer, by route and status. The collector's own routes are not among them: they have
 * figures of their own, and no time for this.
 */
@Injectable()
export class RequestMetrics implements NestInterceptor {
  private readonly duration: Histogram<'method' | 'route' | 'status'>;

  constructor(registry: Registry) {
    this.duration = new Histogram({
      name: 'nhipbao_http_request_seconds',
      help: 'Time from a request that passed the guard to the end of its answer, seconds.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    });
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() === 'http') {
      const request = context.switchToHttp().getRequest<FastifyRequest>();
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      const { method, url: route = '' } = request.routeOptions;
      const done = this.duration.startTimer({ method: String(method), route });
      reply.raw.once('close', () => done({ status: String(reply.statusCode) }));
    }
    return next.handle();
  }
}
