import { randomUUID } from 'node:crypto';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { isOn } from './address.js';
import { readBody } from './body.js';
import { readCredentials, type Credentials } from './credentials.js';
import { ClickHouseException, notImplemented, syntaxError } from './exception.js';
import type { StatementExecutor } from './executor.js';
import { readStatement } from './read-request.js';
import { setCommonHeaders, writeAnswer, writeException, writeText } from './write-answer.js';

export interface ClickHouseHttpOptions<Principal> {
  executor: StatementExecutor<Principal>;
  /** Says who asks. @throws {ClickHouseException} such as 516, `AUTHENTICATION_FAILED` */
  authenticate: (credentials: Credentials, request: FastifyRequest) => Principal | Promise<Principal>;
  /** Told of errors that the caller only learns as "internal error". */
  onFault: (error: unknown, queryId: string) => void;
  serverName?: string;
  /** Time zone of times in statements. */
  timezone?: string;
  /** Largest body after decompression, bytes. */
  maxBodyBytes?: number;
  /** Longest statement without an insert's rows, bytes. */
  maxStatementBytes?: number;
}

const OK = 'Ok.\n';
const METHODS = 'GET, POST, HEAD, OPTIONS';

/**
 * The ClickHouse HTTP interface over whatever runs statements. Register it below any prefix; bodies of every content type are
 * taken there as they are.
 */
export function clickHouseHttp<Principal>(options: ClickHouseHttpOptions<Principal>): FastifyPluginCallback {
  return (server, _, done) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', (_request, payload, parsed) => {
      parsed(null, payload);
    });
    const handle = (request: FastifyRequest, reply: FastifyReply) => answer(request, reply, options);
    server.route({ method: ['GET', 'HEAD'], url: '/', handler: handle });
    server.post('/', { bodyLimit: Number.MAX_SAFE_INTEGER }, handle);
    for (const url of ['/ping', '/replicas_status'])
      server.route({
        method: ['GET', 'HEAD'],
        url,
        handler: (_request, reply) => {
          reply.hijack();
          writeText(reply.raw, OK);
        },
      });
    server.options('/', (_request, reply) => reply.code(204).header('Allow', METHODS).send());
    done();
  };
}

async function answer<Principal>(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ClickHouseHttpOptions<Principal>,
): Promise<void> {
  reply.hijack();
  const response = reply.raw;
  const address = new URLSearchParams(request.url.split('?').slice(1).join('?'));
  const common = {
    queryId: address.get('query_id') ?? randomUUID(),
    serverName: options.serverName ?? 'nhipbao',
    timezone: options.timezone ?? 'UTC',
  };
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  setCommonHeaders(response, common);
  try {
    if (isGreeting(request, address)) {
      writeText(response, OK);
      return;
    }
    for (const native of ['compress', 'decompress'])
      if (isOn(address, native))
        throw notImplemented(`${native}=1 (the native block format) is not supported`);
    const principal = await options.authenticate(readCredentials(request.headers, address), request);
    const body =
      request.method === 'POST'
        ? await readBody(request.raw, request.headers['content-encoding'], options.maxBodyBytes ?? 1 << 30)
        : Buffer.alloc(0);
    if (gone.signal.aborted) return;
    const statement = readStatement({
      address,
      headers: request.headers,
      body,
      maxStatementBytes: options.maxStatementBytes ?? 262_144,
    });
    const result = await options.executor.execute({
      ...statement,
      queryId: common.queryId,
      principal,
      readOnly: request.method !== 'POST',
      signal: gone.signal,
    });
    const compress = isOn(address, 'enable_http_compression');
    await writeAnswer(result, { request: request.raw, response, format: statement.format, compress });
  } catch (error) {
    // Nobody listens any more: what the caller broke off is no fault.
    if (gone.signal.aborted || response.destroyed) return;
    const exception = error instanceof ClickHouseException ? error : undefined;
    if (!exception) options.onFault(error, common.queryId);
    if (response.headersSent) response.destroy();
    else writeException(response, exception ?? internalError());
  }
}

/** `GET /` without a statement asks whether anybody is there. */
function isGreeting(request: FastifyRequest, address: URLSearchParams): boolean {
  if (address.has('query') || request.method === 'POST') return false;
  if (address.size > 0 && request.method === 'GET') throw syntaxError('Empty query');
  return true;
}

const internalError = (): ClickHouseException =>
  new ClickHouseException(1002, 'UNKNOWN_EXCEPTION', 'Internal error');
