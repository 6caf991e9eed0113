import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { trustedProxies, type Config } from '../config/index.js';
import { ApiError } from '../errors/api-error.js';
import { errorBody } from '../errors/error.filter.js';

const BAD_REQUEST = new ApiError(400, 'bad_request', 'The request cannot be read.');

/** Options of the Fastify adapter: the settings, and the one error shape for requests that never reach Nest. */
export function httpOptions(config: Config): FastifyServerOptions {
  return {
    bodyLimit: config.maxBodyBytes,
    trustProxy: trustedProxies(config.trustProxy),
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      void reply.status(BAD_REQUEST.status).send(errorBody(BAD_REQUEST));
    },
    clientErrorHandler: (_error: Error, socket: Socket) => {
      if (!socket.writable) return;
      const body = JSON.stringify(errorBody(BAD_REQUEST));
      const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
      socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
    },
  };
}
