import { Logger } from '@nestjs/common';
import type { Span } from '@opentelemetry/api';
import { endRequestSpan, traceFields, traceResponse, type TraceContext } from '@nhipbao/platform';
import type { FastifyReply } from 'fastify';
import type { Collected } from '../submission.js';

const logger = new Logger('Collector');

/** What is told of one traced request: in the log, to OpenTelemetry, and to the caller. */
export class CollectTrace {
  readonly context: TraceContext;

  constructor(
    private readonly span: Span,
    reply: FastifyReply,
  ) {
    this.context = span.spanContext();
    void reply.header('traceresponse', traceResponse(this.context));
    reply.raw.once('close', () => endRequestSpan(span, reply.statusCode));
  }

  /** Its events are durable, or refused. */
  collected({ accepted, refused }: Collected): void {
    const reasons = [...new Set(refused.map(({ refusal }) => refusal.reason))];
    this.span.setAttributes({
      'nhipbao.events.accepted': accepted,
      'nhipbao.events.refused': refused.length,
      ...(reasons.length > 0 && { 'nhipbao.events.refused_for': reasons }),
    });
    const facts = { accepted, refused: refused.length, ...(reasons.length > 0 && { reasons }) };
    logger.log({ ...traceFields(this.context), ...facts, message: 'events collected' });
  }
}
