import { Injectable, Logger } from '@nestjs/common';
import {
  ApiError,
  ApiKeys,
  describeError,
  errorBody,
  EventLogUnavailable,
  forbidden,
  traceparentOf,
  Tracing,
  unauthenticated,
  type VerifiedKey,
} from '@nhipbao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectAnswer, type CollectAnswer } from './collect-answer.js';
import { Collector } from './collector.js';
import { PipelineMetrics } from './pipeline/pipeline-metrics.js';
import { CollectTrace } from './request/collect-trace.js';
import type { Collected } from './submission.js';
import { readCollectBody } from './request/collect-body.js';
import { PIXEL, pixelEvent } from './request/pixel-event.js';
import { requestFacts, type IncomingCollect } from './request/request-facts.js';

/** A log that cannot take records is asked again after this long, s. */
const RETRY_AFTER_SECONDS = '5';

/** The collector's HTTP side. Bound to its paths by `CollectRoutes`. */
@Injectable()
export class CollectController {
  private readonly logger = new Logger('Collector');

  constructor(
    private readonly collector: Collector,
    private readonly keys: ApiKeys,
    private readonly metrics: PipelineMetrics,
    private readonly tracing: Tracing,
  ) {}

  /** `POST /v1/events`: the body is the bytes as they came. */
  async events(
    request: FastifyRequest<{ Body: Buffer | undefined }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const receivedAt = Date.now();
    const trace = this.trace('POST /v1/events', request, reply);
    const secret = secretOf(request.headers.authorization);
    const key = secret === undefined ? undefined : await this.keyOf(secret);
    if (request.headers['content-encoding'] !== undefined)
      throw new ApiError(415, 'unsupported_media_type', 'Content-Encoding: send the body uncompressed');
    const { single, collected } = this.take(request, key, trace, receivedAt);
    const result = await collected;
    trace?.collected(result);
    return send(reply, collectAnswer(result, single));
  }

  /** Apart from `events`, so that the body does not live until the answer. */
  private take(
    request: FastifyRequest<{ Body: Buffer | undefined }>,
    key: VerifiedKey | undefined,
    trace: CollectTrace | undefined,
    receivedAt: number,
  ): { single: boolean; collected: Promise<Collected> } {
    const body = readCollectBody(request.body ?? Buffer.alloc(0));
    request.body = undefined;
    const incoming: IncomingCollect = {
      ip: request.ip,
      headers: request.headers,
      key,
      trace: trace?.context,
    };
    const facts = requestFacts(incoming, receivedAt, body);
    return { single: body.single, collected: this.collector.collect(body.events, facts) };
  }

  /** `GET /v1/pixel.gif`: a page view from a query string. */
  async pixel(
    request: FastifyRequest<{ Querystring: Record<string, unknown> }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const receivedAt = Date.now();
    const trace = this.trace('GET /v1/pixel.gif', request, reply);
    const event = pixelEvent(request.query, request.headers.referer, receivedAt);
    const incoming: IncomingCollect = { ip: request.ip, headers: request.headers, trace: trace?.context };
    const collected = await this.collector.collect([event], requestFacts(incoming, receivedAt, {}));
    trace?.collected(collected);
    const answer = collectAnswer(collected, true);
    if (answer.status !== 202) return send(reply, answer);
    return reply.status(200).type('image/gif').send(PIXEL);
  }

  /** Answers what could not be collected at all, in the one error shape. */
  failed(error: unknown, reply: FastifyReply): FastifyReply {
    const away = error instanceof EventLogUnavailable;
    const described = away
      ? new ApiError(503, 'log_unavailable', 'Events cannot be stored now; send them again later.')
      : describeError(error);
    this.metrics.refusedRequest(described.code);
    if (described.status === 500) this.logger.error(error);
    if (described.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    return reply.status(described.status).send(errorBody(described));
  }

  private trace(name: string, request: FastifyRequest, reply: FastifyReply): CollectTrace | undefined {
    const span = this.tracing.request(name, traceparentOf(request));
    return span && new CollectTrace(span, reply);
  }

  private async keyOf(secret: string): Promise<VerifiedKey> {
    const key = await this.keys.verify(secret);
    if (!key) throw unauthenticated('The API key is not valid.');
    if (!key.scopes.includes('collect')) throw forbidden('The API key lacks the scope collect.');
    return key;
  }
}

/** The secret of a request that carries a key. Other schemes are somebody else's, such as a test site's password. */
function secretOf(authorization: string | undefined): string | undefined {
  return authorization && /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

function send(reply: FastifyReply, { status, body, headers }: CollectAnswer): FastifyReply {
  if (headers) void reply.headers(headers);
  return reply.status(status).type('application/json; charset=utf-8').send(body);
}
