import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { endRequestSpan, rememberSpan } from './request-traces.js';
import { traceResponse, Tracing } from './tracing.js';

/** Traces requests that Nest's controllers answer. The collector's own routes do it themselves. */
@Injectable()
export class TraceRequests implements NestInterceptor {
  constructor(private readonly tracing: Tracing) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() === 'http') {
      const request = context.switchToHttp().getRequest<FastifyRequest>();
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      this.begin(request, reply);
    }
    return next.handle();
  }

  private begin(request: FastifyRequest, reply: FastifyReply): void {
    const { method, url: route = '' } = request.routeOptions;
    // Probes and scrapes come all day and would be most of what is traced.
    const unasked = request.headers.traceparent === undefined;
    if (unasked && !route.startsWith('/v1/')) return;
    const span = this.tracing.request(`${String(method)} ${route}`, traceparentOf(request));
    if (!span) return;
    span.setAttributes({ 'http.request.method': request.method, 'http.route': route });
    rememberSpan(request, span);
    void reply.header('traceresponse', traceResponse(span.spanContext()));
    reply.raw.once('close', () => endRequestSpan(span, reply.statusCode));
  }
}

/** The `traceparent` header. Sent twice it is malformed, and Node joins the two. */
export function traceparentOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { traceparent } = headers;
  return typeof traceparent === 'string' ? traceparent : undefined;
}
