import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import { ClickHouseException } from './exception.js';
import type { StatementAnswer, StatementSummary } from './executor.js';
import { contentTypeOf } from './formats.js';

/** What every answer says of the server and the statement. */
export interface AnswerHeaders {
  queryId: string;
  serverName: string;
  timezone: string;
}

type Encoding = 'gzip' | 'deflate' | 'br';

const COMPRESSORS: Record<Encoding, () => Transform> = {
  gzip: createGzip,
  deflate: createDeflate,
  br: createBrotliCompress,
};

/** The compression that the caller likes best among those that it takes and we have. */
export function encodingFor(acceptEncoding: string | string[] | undefined): Encoding | undefined {
  const accepted = String(acceptEncoding ?? '')
    .split(',')
    .map((item) => item.split(';').map((part) => part.trim().toLowerCase()))
    .filter(([, quality]) => quality !== 'q=0')
    .map(([name]) => name);
  return (['gzip', 'br', 'deflate'] as const).find((name) => accepted.includes(name));
}

export function setCommonHeaders(response: ServerResponse, headers: AnswerHeaders): void {
  response.setHeader('X-ClickHouse-Server-Display-Name', headers.serverName);
  response.setHeader('X-ClickHouse-Query-Id', headers.queryId);
  response.setHeader('X-ClickHouse-Timezone', headers.timezone);
}

export function summaryText(summary: StatementSummary = {}): string {
  const counts = {
    read_rows: summary.readRows,
    read_bytes: summary.readBytes,
    written_rows: summary.writtenRows,
    written_bytes: summary.writtenBytes,
    total_rows_to_read: summary.readRows,
    result_rows: summary.resultRows,
    result_bytes: undefined,
    elapsed_ns: Math.round((summary.elapsed ?? 0) * 1e9),
  };
  return JSON.stringify(
    Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, String(n ?? 0)])),
  );
}

export interface Writing {
  request: IncomingMessage;
  response: ServerResponse;
  format: string;
  compress: boolean;
}

/** Sends an answer; an error while it streams is told in its tail, as ClickHouse does, because the status is out by then. */
export async function writeAnswer(answer: StatementAnswer, writing: Writing): Promise<void> {
  const { request, response, format } = writing;
  response.statusCode = 200;
  response.setHeader('Content-Type', contentTypeOf(format));
  response.setHeader('X-ClickHouse-Format', format);
  response.setHeader('X-ClickHouse-Summary', summaryText(answer.summary));
  const encoding = writing.compress ? encodingFor(request.headers['accept-encoding']) : undefined;
  const { body } = answer;
  if (!(body instanceof Readable) && encoding === undefined) {
    response.setHeader('Content-Length', body.byteLength);
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  if (encoding) response.setHeader('Content-Encoding', encoding);
  const tag = randomBytes(8).toString('hex');
  if (body instanceof Readable) response.setHeader('X-ClickHouse-Exception-Tag', tag);
  const source = body instanceof Readable ? withTail(body, tag) : Readable.from([body]);
  await pipeline(source, encoding ? COMPRESSORS[encoding]() : new PassThrough(), response);
}

async function* withTail(body: Readable, tag: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of body as AsyncIterable<Uint8Array>) yield part;
  } catch (error) {
    if (!(error instanceof ClickHouseException)) throw error;
    yield Buffer.from(exceptionTail(error.text, tag));
  }
}

/** What clients look for at the end of a stream: the text, its length, and the tag from the headers on both sides. */
export function exceptionTail(text: string, tag: string): string {
  const message = `${text}\n`;
  const mark = '\r\n__exception__\r\n';
  return `${mark}${tag}\r\n${message}${Buffer.byteLength(message)} ${tag}${mark}`;
}

export function writeException(response: ServerResponse, exception: ClickHouseException): void {
  const text = `${exception.text}\n`;
  response.statusCode = exception.status;
  response.setHeader('X-ClickHouse-Exception-Code', exception.code);
  if (exception.status === 401)
    response.setHeader('WWW-Authenticate', 'Basic realm="ClickHouse server HTTP API"');
  writeText(response, text);
}

export function writeText(response: ServerResponse, text: string): void {
  response.removeHeader('Content-Encoding');
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(response.req.method === 'HEAD' ? undefined : text);
}
