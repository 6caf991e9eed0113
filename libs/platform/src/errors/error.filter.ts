import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ApiError } from './api-error.js';
import { traceFieldsOf } from '../tracing/index.js';
import { describeError } from './describe-error.js';

/** The one body of every error. */
export function errorBody({ code, message, details }: ApiError) {
  return { error: details === undefined ? { code, message } : { code, message, details } };
}

/** Answers every error of the application in the one shape, and logs what nobody foresaw. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  catch(error: unknown, host: ArgumentsHost): void {
    const described = describeError(error);
    if (described.status >= 500) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error({ message, ...traceFieldsOf(host.switchToHttp().getRequest<object>()) });
    }
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // A stream that failed half-way: too late for a status, and cutting it off is what tells the client.
    if (reply.raw.headersSent) reply.raw.destroy();
    else void reply.status(described.status).send(errorBody(described));
  }
}
