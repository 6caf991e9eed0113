import type { Readable } from 'node:stream';

/** The rows of an insert as a whole, so that they can be sent, and sent again. A stream of one buffer, the usual case, is not copied. */
export async function collectRows(values: string | Readable): Promise<Buffer> {
  if (typeof values === 'string') return Buffer.from(values);
  const parts: Buffer[] = [];
  for await (const part of values as AsyncIterable<unknown>) {
    if (typeof part === 'string') parts.push(Buffer.from(part));
    else if (part instanceof Uint8Array)
      parts.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    else throw new TypeError('Rows to insert must come as text or bytes');
  }
  const [only] = parts;
  return only && parts.length === 1 ? only : Buffer.concat(parts);
}
