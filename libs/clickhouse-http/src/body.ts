import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ClickHouseException, notImplemented } from './exception.js';

/**
 * The whole body of a request, decompressed.
 * @throws {ClickHouseException} 307 when it is larger than allowed, 48 for an unknown encoding, 354 when it does not decompress
 */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const decoder = decoderOf(encoding);
  // A caller that goes away in the middle must reach the reader below, which otherwise would wait for the rest.
  if (decoder) body.on('error', (error) => decoder.destroy(error));
  const source: Readable = decoder ? body.pipe(decoder) : body;
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    // Destroying the request would cut off its answer with it.
    for await (const part of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      parts.push(part);
    }
  } catch (error) {
    if (isZlibError(error))
      throw new ClickHouseException(
        354,
        'ZLIB_INFLATE_FAILED',
        `Cannot decompress the body: ${error.message}`,
      );
    throw error;
  } finally {
    if (decoder) body.unpipe(decoder);
  }
  const [only] = parts;
  return only && parts.length === 1 ? only : Buffer.concat(parts);
}

function decoderOf(encoding = 'identity'): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw notImplemented(`Unknown compression of the body: ${encoding}; known are gzip, deflate and br`);
  }
}

const tooLarge = (maxBytes: number): ClickHouseException =>
  new ClickHouseException(307, 'TOO_MANY_BYTES', `The body is larger than the ${maxBytes} bytes allowed`);

/** By its code: the runtime's errors may be of another realm's class. */
const isZlibError = (error: unknown): error is { message: string } =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  'code' in error &&
  /^(Z_|ERR_(_ERROR|BROTLI))/.test(String(error.code));
